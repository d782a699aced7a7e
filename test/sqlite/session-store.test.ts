import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CatalogId, Environment, GlobalVersionId } from '#contract/domain.ts';
import type { SyncPhase, SyncPhaseState, SyncSession } from '#contract/sync.ts';
import { completeCatalog, createCatalog } from '../../worker/catalog/catalogs.ts';
import {
  findUnfinishedCatalog,
  listAbandonedCatalogs,
  listFinishedPhases,
  listRunningSessions,
  pendingPhases,
  readSession,
  saveSession,
} from '../../worker/sync/session-store.ts';
import { SessionProgress } from '../../worker/sync/session-progress.ts';
import { connectTwo, recordModules, type TwoEnvironments } from './two-environments.ts';

let atlas: TwoEnvironments['atlas'];
let uat: TwoEnvironments['uat'];
let dev: TwoEnvironments['dev'];
let version: GlobalVersionId;

beforeEach(async () => {
  ({ atlas, uat, dev } = await connectTwo());
  version = addVersion('f');
});

afterEach(() => void vi.useRealTimers());

const onDay = (day: number): string => `2026-11-0${day}T08:00:00.000Z`;

const addVersion = (fingerprint: string): GlobalVersionId =>
  recordModules({ atlas, uat }, fingerprint, onDay(1));

const beginCatalog = (day = 1, of = version): CatalogId => createCatalog(atlas.db, of, onDay(day));

function save({ id }: Environment, day: number, more: Partial<SyncSession> = {}): SyncSession {
  const session: SyncSession = {
    id: `${id}-${day}`,
    environmentId: id,
    versionId: null,
    catalogId: null,
    strategy: 'full',
    strategyReason: '',
    languages: ['en-US'],
    startedBy: 'user',
    status: 'failed',
    waitingFor: null,
    isPaused: false,
    startedAt: onDay(day),
    endedAt: onDay(day),
    phases: pendingPhases(),
    receivedBytes: 0,
    failure: null,
    warnings: [],
    pace: null,
    changes: null,
    ...more,
  };
  saveSession(atlas.db, session);
  return session;
}

function phasesWith(statuses: Partial<Record<SyncPhase, SyncPhaseState['status']>>) {
  return pendingPhases().map((state) => ({
    ...state,
    status: statuses[state.phase] ?? state.status,
    done: state.phase.length,
  }));
}

test('a session is read as it was saved, with its own phases in their order', () => {
  const first = save(uat, 1, {
    phases: phasesWith({ entities: 'completed', labels: 'failed' }),
    failure: { kind: 'offline' },
    warnings: ['one', 'two'],
    changes: { added: 1, removed: 2, changed: 3 },
  });
  const second = save(dev, 2, {
    isPaused: true,
    phases: phasesWith({ initializing: 'completed', finalizing: 'skipped' }),
  });
  expect(readSession(atlas.db, first.id)).toEqual(first);
  expect(readSession(atlas.db, second.id)).toEqual(second);
  expect(readSession(atlas.db, 'another')).toBeNull();
});

test('a session of which a phase cannot be saved stays as it was, in all of them', () => {
  const first = save(uat, 1, { status: 'running', endedAt: null });
  atlas.db.execute(`
    CREATE TEMP TRIGGER no_room BEFORE UPDATE ON main.sync_phase WHEN new.phase = 'labels'
    BEGIN SELECT RAISE(ABORT, 'no room'); END
  `);
  expect(() => save(uat, 1, { phases: phasesWith({ entities: 'completed' }) })).toThrow('no room');
  expect(readSession(atlas.db, first.id)).toEqual(first);
});

test('a phase that goes on for seconds tells its pace, and the next one begins without', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const told: SyncSession[] = [];
  const session = save(uat, 1, {
    status: 'running',
    strategy: 'full_without_labels',
    endedAt: null,
  });
  const progress = new SessionProgress(atlas.db, session, (state) => told.push(state));
  progress.begin('enumerations', { total: 600 });
  for (const done of [100, 200, 300, 400]) {
    vi.advanceTimersByTime(1000);
    progress.received(0, done * 10);
    progress.advance('enumerations', { done });
  }
  expect(told.at(-1)?.pace).toEqual({
    itemsPerSecond: 100,
    bytesPerSecond: 1000,
    remainingMs: 2000,
  });
  expect(readSession(atlas.db, session.id)).toMatchObject({ receivedBytes: 4000, pace: null });
  progress.begin('indexing');
  expect(told.at(-1)?.pace).toBeNull();
});

test('only what has not ended is run on by the next owner, the oldest first', () => {
  save(uat, 1, { status: 'completed' });
  save(uat, 3, { status: 'running', endedAt: null });
  save(dev, 2, { status: 'pending', endedAt: null });
  save(dev, 4, { status: 'cancelled' });
  expect(listRunningSessions(atlas.db).map(({ id }) => id)).toEqual([`${dev.id}-2`, `${uat.id}-3`]);
});

test('of each phase that was read into a catalogue the last attempt counts, of whichever sync', () => {
  const catalogId = beginCatalog();
  save(uat, 1, { catalogId, phases: phasesWith({ entities: 'completed', schemas: 'completed' }) });
  save(uat, 2, { catalogId, phases: phasesWith({ entities: 'failed', schemas: 'skipped' }) });
  save(uat, 3, { catalogId: beginCatalog(), phases: phasesWith({ labels: 'completed' }) });
  expect([...listFinishedPhases(atlas.db, catalogId)]).toEqual(['schemas']);
});

test('a sync goes on with the newest unfinished catalogue of its environment and version, unless it is old', () => {
  const find = (since: number) =>
    findUnfinishedCatalog(atlas.db, { environment: uat.id, version, since: onDay(since) });
  const older = beginCatalog(2);
  const newer = beginCatalog(3);
  save(uat, 3, { catalogId: newer });
  save(uat, 2, { catalogId: older });
  save(dev, 4, { catalogId: beginCatalog(4) });
  save(uat, 5, { catalogId: beginCatalog(5, addVersion('g')) });
  const whole = beginCatalog(6);
  completeCatalog(atlas.db, whole, { digest: 'd', now: onDay(6) });
  save(uat, 6, { catalogId: whole });
  expect(find(1)).toBe(newer);
  expect(find(3)).toBe(newer);
  expect(find(4)).toBeNull();
});

test('a catalogue is abandoned if its sync has ended, nobody shows it and nobody fills it', () => {
  const [abandoned, current, shown, filled, whole, foreign] = Array.from({ length: 6 }, () =>
    beginCatalog(),
  );
  if (!abandoned || !current || !shown || !filled || !whole || !foreign) throw new Error('Six.');
  for (const [day, catalogId] of [abandoned, current, shown, filled, whole].entries()) {
    save(uat, day + 1, { catalogId });
  }
  save(dev, 1, { catalogId: foreign });
  save(dev, 2, { catalogId: filled, status: 'running', endedAt: null });
  atlas.db.execute(`UPDATE environment SET catalog_id = ${shown} WHERE id = ${dev.id}`);
  completeCatalog(atlas.db, whole, { digest: 'd', now: onDay(1) });
  expect(listAbandonedCatalogs(atlas.db, uat.id, current)).toEqual([abandoned]);
});
