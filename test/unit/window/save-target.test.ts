import { afterEach, expect, test, vi } from 'vitest';
import { succeed } from '#contract/outcome.ts';
import { chooseTarget } from '../../../src/state/save-target.ts';
import { SnapshotExport } from '../../../src/state/snapshot-export.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

const TYPE = { description: 'Snapshot', type: 'application/x-foatlas', ending: '.foatlas' };
const REQUEST = {
  environments: [1],
  languages: [],
  hasNames: true,
  hasAddresses: false,
  createdBy: null,
  appVersion: '0.1.0',
  parts: [],
  documents: [],
};

afterEach(() => vi.unstubAllGlobals());

/** A file that the user chose; `refusal` is what the disk says when it is written. */
function chooseFile(refusal: DOMException | null = null) {
  const written: number[] = [];
  const file = new WritableStream<Uint8Array>({
    write(piece) {
      if (refusal !== null) throw refusal;
      written.push(piece.length);
    },
  });
  const showSaveFilePicker = vi.fn(async () => ({ createWritable: async () => file }));
  vi.stubGlobal('showSaveFilePicker', showSaveFilePicker);
  return { written, showSaveFilePicker };
}

test('a file is written to the chosen place piece by piece, and tells how far it is', async () => {
  const { written, showSaveFilePicker } = chooseFile();
  const target = await chooseTarget('UAT.foatlas', TYPE);
  expect(showSaveFilePicker).toHaveBeenCalledWith({
    suggestedName: 'UAT.foatlas',
    types: [{ description: 'Snapshot', accept: { 'application/x-foatlas': ['.foatlas'] } }],
  });
  const told: number[] = [];
  const blob = new Blob(Array.from({ length: 3 }, () => new Uint8Array(100_000)));
  expect(await target?.save(blob, (done) => told.push(done))).toEqual(succeed(undefined));
  expect(written.length).toBeGreaterThan(1);
  expect(told).toEqual(written.map((_, at) => written.slice(0, at + 1).reduce((a, b) => a + b)));
  expect(told.at(-1)).toBe(300_000);
});

test('whoever closes the dialog saves nothing', async () => {
  vi.stubGlobal('showSaveFilePicker', () =>
    Promise.reject(new DOMException('The user aborted a request.', 'AbortError')),
  );
  expect(await chooseTarget('UAT.foatlas', TYPE)).toBeNull();
});

test('a place that takes no more is told, and the next try is free', async () => {
  chooseFile(new DOMException('The disk is full.', 'QuotaExceededError'));
  const engine = new FakeEngine();
  const snapshotExport = new SnapshotExport(engine);
  const target = await chooseTarget('UAT.foatlas', TYPE);
  if (target === null) throw new Error('It was chosen.');
  const writing = snapshotExport.write(REQUEST, target);
  expect(snapshotExport.isBusy).toBe(true);
  const file = { name: 'UAT.foatlas', blob: new Blob(['x']) };
  await engine.callsOf('exportSnapshot')[0]?.answer(succeed(file));
  expect(await writing).toBeNull();
  expect(snapshotExport.failure).toEqual({ kind: 'not_saved', reason: 'The disk is full.' });
  expect(snapshotExport.isBusy).toBe(false);
});
