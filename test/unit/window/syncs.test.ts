import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import type { SyncPhaseState, SyncStatistics } from '#contract/sync.ts';
import { currentPhase, phasePercent } from '../../../src/state/sync-progress.ts';
import { Syncs } from '../../../src/state/syncs.svelte.ts';
import { session } from '../assistant/fake-engine.ts';
import { FakeEngine } from './fake-engine.ts';

const statistics: SyncStatistics = {
  total: 1,
  completed: 1,
  failed: 0,
  cancelled: 0,
  receivedBytes: 1,
  lastCompletedAt: null,
  strategies: [],
  phases: [],
};
const phase = (change: Partial<SyncPhaseState>): SyncPhaseState => ({
  phase: 'labels',
  status: 'pending',
  done: 0,
  total: null,
  currentItem: null,
  startedAt: null,
  endedAt: null,
  ...change,
});
const ENDED = { status: 'completed', endedAt: '2026-11-01T09:00:00.000Z' } as const;

test('what has ended does not run again because an older answer comes late', () => {
  const engine = new FakeEngine();
  const syncs = new Syncs(engine);
  engine.tellAll({ kind: 'sync_changed', session: session() });
  expect(syncs.running).toHaveLength(1);
  engine.tellAll({ kind: 'sync_changed', session: session(ENDED) });
  engine.tellAll({ kind: 'sync_changed', session: session() });
  expect([syncs.running, syncs.withId('session-1')?.status]).toEqual([[], 'completed']);
});

test('the newest sync is the first, and the latest of its environment', () => {
  const engine = new FakeEngine();
  const syncs = new Syncs(engine);
  for (const [id, day] of [
    ['b', '02'],
    ['c', '03'],
    ['a', '01'],
  ] as const) {
    const startedAt = `2026-11-${day}T08:00:00.000Z`;
    engine.tellAll({ kind: 'sync_changed', session: session({ id, startedAt }) });
  }
  expect(syncs.sessions.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(syncs.latestOf(1)?.id).toBe('c');
  expect(syncs.latestOf(2)).toBeNull();
});

test('the statistics are read again when a sync ends, once and only where they are wanted', async () => {
  const engine = new FakeEngine();
  const syncs = new Syncs(engine);
  engine.tellAll({ kind: 'sync_changed', session: session({ id: 'before', ...ENDED }) });
  expect(engine.calls).toHaveLength(0);
  void syncs.load();
  await engine.calls[0]?.answer(succeed({ sessions: [], statistics }));
  expect([syncs.isLoaded, syncs.statistics]).toEqual([true, statistics]);
  engine.tellAll({ kind: 'sync_changed', session: session() });
  expect(engine.calls).toHaveLength(1);
  engine.tellAll({ kind: 'sync_changed', session: session(ENDED) });
  engine.tellAll({ kind: 'sync_changed', session: session(ENDED) });
  expect(engine.calls).toHaveLength(2);
});

test('a history that cannot be read says so, and leaves what is known', async () => {
  const engine = new FakeEngine();
  const syncs = new Syncs(engine);
  engine.tellAll({ kind: 'sync_changed', session: session() });
  void syncs.load();
  await engine.calls[0]?.answer(fail({ kind: 'interrupted' }));
  expect([syncs.failure, syncs.sessions.length]).toEqual([{ kind: 'interrupted' }, 1]);
});

test('a session older than the list is looked for by itself, and one that is not there says so', async () => {
  const engine = new FakeEngine();
  const syncs = new Syncs(engine);
  expect(syncs.isLoaded).toBe(false);
  const [missed, found] = [syncs.find('gone'), syncs.find('session-1')];
  const missing = { kind: 'not_found', what: 'sync_session', name: 'gone' } as const;
  await engine.calls[0]?.answer(fail(missing));
  expect([await missed, syncs.sessions]).toEqual([missing, []]);
  await engine.calls[1]?.answer(succeed(session(ENDED)));
  expect([await found, syncs.withId('session-1')?.status]).toEqual([null, 'completed']);
});

test('labels are being read only while their phase runs, and of that catalogue', () => {
  const engine = new FakeEngine();
  const syncs = new Syncs(engine);
  const labels = (status: SyncPhaseState['status']) => session({ phases: [phase({ status })] });
  engine.tellAll({ kind: 'sync_changed', session: labels('pending') });
  expect(syncs.isReadingLabelsOf(7)).toBe(false);
  engine.tellAll({ kind: 'sync_changed', session: labels('running') });
  expect([syncs.isReadingLabelsOf(7), syncs.isReadingLabelsOf(8)]).toEqual([true, false]);
  const entities = session({ phases: [phase({ phase: 'entities', status: 'running' })] });
  engine.tellAll({ kind: 'sync_changed', session: entities });
  expect(syncs.isReadingLabelsOf(7)).toBe(false);
});

test.each(['cancel', 'pause', 'goOn'] as const)(
  '%s shows what became of the sync',
  async (name) => {
    const engine = new FakeEngine();
    const syncs = new Syncs(engine);
    const [refused, done] = [syncs[name]('session-1'), syncs[name]('session-1')];
    await engine.calls[0]?.answer(fail({ kind: 'interrupted' }));
    expect([await refused, syncs.sessions]).toEqual([{ kind: 'interrupted' }, []]);
    await engine.calls[1]?.answer(succeed(session({ isPaused: true })));
    expect([await done, syncs.withId('session-1')?.isPaused]).toEqual([null, true]);
  },
);

test('the phase to look at is the one that runs, else the last that began', () => {
  const began = phase({ phase: 'entities', status: 'completed', startedAt: 'then' });
  const runs = phase({ phase: 'schemas', status: 'running', startedAt: 'now' });
  const waits = phase({ phase: 'labels' });
  expect(currentPhase(session({ phases: [began, runs, waits] }))).toBe(runs);
  expect(currentPhase(session({ phases: [began, waits] }))).toBe(began);
  expect(currentPhase(session({ phases: [waits] }))).toBeNull();
});

test('a phase that is complete is at 100 %, though nobody has told how much there was', () => {
  expect(phasePercent(phase({ status: 'completed' }))).toBe(100);
  expect(phasePercent(phase({ status: 'running', done: 1, total: 4 }))).toBe(25);
  expect(phasePercent(phase({ status: 'running', done: 1 }))).toBeNull();
});
