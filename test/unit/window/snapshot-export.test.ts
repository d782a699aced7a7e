import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import type { SnapshotRequest } from '#contract/snapshot.ts';
import { SnapshotExport } from '../../../src/state/snapshot-export.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

const request: Omit<SnapshotRequest, 'task'> = {
  environments: [1],
  languages: ['en-US'],
  hasNames: true,
  hasAddresses: false,
  createdBy: null,
  appVersion: '1.0.0',
  parts: [],
  documents: [],
};
const blob = new Blob(['1234567890']);
const notSaved = { kind: 'not_saved', reason: 'The disk is full.' } as const;

test('how far it is is counted while it is made, and again while it is saved', async () => {
  const engine = new FakeEngine();
  const exporter = new SnapshotExport(engine);
  const saving = Promise.withResolvers<void>();
  const written = exporter.write(request, {
    async save(_, onProgress) {
      onProgress(5);
      await saving.promise;
      return succeed(undefined);
    },
  });
  expect([exporter.isBusy, exporter.percent]).toEqual([true, null]);
  const task = taskOf(engine);
  const progress = { stage: 'labels', done: 3, total: 4 } as const;
  engine.tellAll({ kind: 'snapshot_progress', progress: { ...progress, task } });
  expect(exporter.percent).toBe(75);
  engine.tellAll({
    kind: 'snapshot_progress',
    progress: { ...progress, done: 4, task: 'of another tab' },
  });
  expect(exporter.percent).toBe(75);
  await engine.calls[0]?.answer(succeed({ blob }));
  expect(exporter.percent).toBe(50);
  saving.resolve();
  expect(await written).toBe(10);
  expect([exporter.isBusy, exporter.failure]).toEqual([false, null]);
});

test('what cannot be made is not saved, and what cannot be saved says why', async () => {
  const engine = new FakeEngine();
  const exporter = new SnapshotExport(engine);
  const refused = exporter.write(request, { save: () => expect.unreachable('It saved it.') });
  await engine.calls[0]?.answer(fail({ kind: 'cancelled' }));
  expect([await refused, exporter.failure]).toEqual([null, { kind: 'cancelled' }]);

  const full = exporter.write(request, { save: async () => fail(notSaved) });
  expect(exporter.failure).toBeNull();
  await engine.calls[1]?.answer(succeed({ blob }));
  expect([await full, exporter.failure, exporter.isBusy]).toEqual([null, notSaved, false]);
});

function taskOf(engine: FakeEngine): string {
  const [asked] = engine.callsOf('exportSnapshot')[0]?.input ?? [];
  if (typeof asked !== 'object' || asked === null || !('task' in asked)) throw new Error();
  return String(asked.task);
}
