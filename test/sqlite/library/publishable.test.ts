import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { fail } from '#contract/outcome.ts';
import { openEngine, valueOf, type TestEngine } from '../open-engine.ts';
import { addSynced, sampleSnapshot } from '../snapshot-samples.ts';
import { recordModules } from '../two-environments.ts';
import { startPlainStore, type PlainStore } from './start-plain-store.ts';

let store: PlainStore;
let device: TestEngine;

beforeEach(async () => {
  store = await startPlainStore();
  device = await openEngine();
});

/** Whatever is refused, the library hears nothing of it. */
afterEach(async () => {
  expect(store.requests).toEqual([]);
  await store.stop();
});

const publish = (environment: Environment) =>
  device.engine.publishToLibrary(store, {
    environment: environment.id,
    hasAddress: true,
    hasGlossary: false,
    createdBy: 'Anna',
    appVersion: '0.1.0',
    task: 'test',
  });

test('what came in a snapshot is not published as if it were the own', async () => {
  const file = await sampleSnapshot({ name: 'Theirs' });
  const [opened] = (await valueOf(device.engine.importSnapshot(file, 'test'))).environments;
  if (opened === undefined) throw new Error('It was just opened.');
  expect(await publish(opened)).toMatchObject({ failure: { kind: 'bad_input' } });
});

test('a catalogue that is not whole is not published, nor one that is gone', async () => {
  const mine = await addSynced(device);
  device.db.execute(`UPDATE catalog SET state = 'partial', digest = NULL, completed_at = NULL`);
  expect(await publish(mine)).toEqual(fail({ kind: 'no_catalog', environment: 'UAT' }));
  device.db.execute('UPDATE environment SET catalog_id = NULL');
  expect(await publish(mine)).toEqual(fail({ kind: 'no_catalog', environment: 'UAT' }));
});

test('a catalogue of the version before is not published as that of the new one', async () => {
  const mine = await addSynced(device);
  recordModules({ atlas: device, uat: mine }, 'newer', '2026-11-20T08:00:00.000Z');
  expect(await publish(mine)).toEqual(fail({ kind: 'no_catalog', environment: 'UAT' }));
});

test('nothing goes into the library or comes out of it where the modules are not known', async () => {
  const mine = await addSynced(device);
  device.db.execute(`UPDATE global_version SET source = 'builds'`);
  const refusal = { ok: false, failure: { kind: 'bad_input', field: 'environment' } };
  expect(await publish(mine)).toMatchObject(refusal);
  expect(await device.engine.fillFromLibrary(store, mine.id, 'test')).toMatchObject(refusal);
});

test('nothing is published from an environment that is gone, nor is that filled', async () => {
  const gone = await addSynced(device);
  await valueOf(device.engine.removeEnvironment(gone.id));
  const missing = fail({ kind: 'not_found', what: 'environment', name: String(gone.id) });
  expect(await publish(gone)).toEqual(missing);
  expect(await device.engine.fillFromLibrary(store, gone.id, 'test')).toEqual(missing);
});
