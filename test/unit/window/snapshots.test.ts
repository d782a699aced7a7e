import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import type { SnapshotReport } from '#contract/snapshot.ts';
import { Snapshots } from '../../../src/state/snapshots.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

const report = (createdBy: string): SnapshotReport => ({
  bytes: 1,
  createdAt: '2026-11-03T08:00:00Z',
  createdBy,
  appVersion: '0.1.0',
  environments: [],
  definitions: { total: 1, added: 1 },
  labelTexts: { total: 0, added: 0 },
  parts: [],
  isKnown: false,
  isBackup: false,
});

test('a preview that comes late never takes the place of a newer one', async () => {
  const engine = new FakeEngine();
  const snapshots = new Snapshots(engine);
  const first = snapshots.openFile(new Blob(['1']));
  await Promise.resolve();
  const second = snapshots.openFile(new Blob(['2']));
  await Promise.resolve();
  const [early, late] = engine.callsOf('inspectSnapshot');
  await late?.answer(succeed(report('Otto')));
  await early?.answer(succeed(report('Anna')));
  await Promise.all([first, second]);
  expect(snapshots.report?.createdBy).toBe('Otto');
});

test('a file that is loaded late is not the one that would be added', async () => {
  const engine = new FakeEngine();
  const snapshots = new Snapshots(engine);
  const loading = Promise.withResolvers<Blob>();
  void snapshots.open(async () => succeed(await loading.promise));
  const quick = new Blob(['2']);
  const opening = snapshots.openFile(quick);
  await Promise.resolve();
  loading.resolve(new Blob(['1']));
  await engine.callsOf('inspectSnapshot')[0]?.answer(succeed(report('Otto')));
  await opening;
  expect(snapshots.file).toBe(quick);
});

test('nothing is added before somebody says so, and a refusal keeps the preview', async () => {
  const engine = new FakeEngine();
  const snapshots = new Snapshots(engine);
  const opening = snapshots.openFile(new Blob(['1']));
  await Promise.resolve();
  await engine.callsOf('inspectSnapshot')[0]?.answer(succeed(report('Anna')));
  await opening;
  expect(engine.callsOf('importSnapshot')).toHaveLength(0);
  const adding = snapshots.add();
  await engine
    .callsOf('importSnapshot')[0]
    ?.answer(fail({ kind: 'storage_full', usedBytes: 1, quotaBytes: 1 }));
  expect(await adding).toBeNull();
  expect(snapshots).toMatchObject({ isOpen: true, failure: { kind: 'storage_full' } });
});

test('progress of another task is not shown', async () => {
  const engine = new FakeEngine();
  const snapshots = new Snapshots(engine);
  const opening = snapshots.openFile(new Blob(['1']));
  await Promise.resolve();
  const [call] = engine.callsOf('inspectSnapshot');
  const task = String(call?.input[1]);
  const tell = (name: string, done: number): void =>
    engine.tellAll({
      kind: 'snapshot_progress',
      progress: { task: name, stage: 'checking', done, total: 9 },
    });
  tell('other', 5);
  expect(snapshots.progress).toBeNull();
  tell(task, 3);
  expect(snapshots.progress?.done).toBe(3);
  await call?.answer(succeed(report('Anna')));
  await opening;
});
