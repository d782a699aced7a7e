import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { fingerprintDataEntities, hashModules } from '../../worker/versions/fingerprint.ts';
import { emptyDatabase, fillDatabase } from './fill-database.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';
import {
  addSynced,
  countRows,
  DATA_ENTITY,
  DEFINITIONS,
  digestDatabase,
  entityNamed,
  refusalOf,
  requestFor,
  sampleSnapshot,
  SYNCED_AT,
  TEXTS,
  unzip,
} from './snapshot-samples.ts';

let fresh: TestEngine;

beforeEach(async () => {
  fresh = await openEngine();
});

afterEach(() => {
  vi.useRealTimers();
});

const MANY = Array.from({ length: 600 }, (_, number) => entityNamed(`Group${number}`));

const importFile = (file: Blob, into = fresh) => valueOf(into.engine.importSnapshot(file, 'test'));

test('what was exported is found and read on a device that never saw the environment', async () => {
  const maker = await openEngine();
  const uat = await addSynced(maker);
  const { blob, name } = await valueOf(maker.engine.exportSnapshot(requestFor([uat])));
  expect(name).toMatch(/^UAT-10\.0\.43-\d{4}-\d\d-\d\d\.foatlas$/);
  const { environments, added } = await importFile(blob);
  expect(added).toEqual({ environments: 1, catalogs: 1, definitions: 5, labelTexts: 5 });

  const [opened] = environments;
  expect(opened).toMatchObject({ name: 'UAT', kind: 'snapshot', transport: 'file' });
  expect(opened?.catalog?.digest).toBe(uat.catalog?.digest);
  expect(opened?.catalog?.counts).toEqual(uat.catalog?.counts);
  expect(opened?.catalog?.labels).toEqual(uat.catalog?.labels);
  expect(opened?.version).toMatchObject({ fingerprint: uat.version?.fingerprint, moduleCount: 3 });
  const listed = await valueOf(fresh.engine.listModules(opened?.version?.id ?? 0));
  expect(listed).toMatchObject({ modules: { length: 3 }, unreadable: ['Name: odd'] });
  expect(opened?.snapshot).toMatchObject({ createdBy: 'Anna', syncedAt: SYNCED_AT, url: null });

  const there = uat.catalog?.id ?? 0;
  const here = opened?.catalog?.id ?? 0;
  for (const entity of ['CustomerGroups', 'VendorGroups', 'PaymentTerms']) {
    const original = await valueOf(maker.engine.getEntity(there, entity, ['en-US']));
    const copy = await valueOf(fresh.engine.getEntity(here, entity, ['en-US']));
    expect({ ...copy, catalogId: 0 }).toEqual({ ...original, catalogId: 0 });
  }
  const query = { text: 'debitorengruppe', limit: 5 };
  const { hits } = await valueOf(fresh.engine.search(here, query));
  expect(hits.map((hit) => hit.name)).toContain('CustomerGroups');
});

test('whoever opens a snapshot hears how far it is, and every tab what came of it', async () => {
  const { environments } = await importFile(await sampleSnapshot());
  const heard = fresh.events.filter((event) => event.kind === 'snapshot_progress');
  expect(new Set(heard.map(({ progress }) => progress.task))).toEqual(new Set(['test']));
  const indexing = heard
    .map(({ progress }) => progress)
    .filter(({ stage }) => stage === 'indexing');
  expect(indexing.at(-1)?.total).toBeGreaterThan(0);
  expect(indexing.at(-1)?.done).toBe(indexing.at(-1)?.total);
  expect(fresh.events).toContainEqual({ kind: 'environments_changed' });
  const [{ id: environmentId, catalog } = {}] = environments;
  expect(fresh.events).toContainEqual({ kind: 'catalog_changed', environmentId, catalog });
});

test('all of a snapshot of usual size can be found as soon as it is opened', async () => {
  const { environments } = await importFile(await sampleSnapshot({ definitions: MANY }));
  const catalog = environments[0]?.catalog?.id ?? 0;
  for (const text of ['Group0', 'Group599']) {
    const { hits } = await valueOf(fresh.engine.search(catalog, { text, limit: 5 }));
    expect(hits.map(({ name }) => name)).toContain(`${text}s`);
  }
});

test('an environment from a snapshot has the version hash that its modules make', async () => {
  const [opened] = (await importFile(await sampleSnapshot())).environments;
  const { modules } = await valueOf(fresh.engine.listModules(opened?.version?.id ?? 0));
  const { versionHash } = await hashModules(modules);
  expect(versionHash).not.toBeNull();
  expect(opened?.version).toMatchObject({ source: 'modules', versionHash });
});

test('a snapshot is compared as the environment is that it was taken of', async () => {
  const maker = await openEngine();
  const uat = await addSynced(maker);
  const { blob } = await valueOf(maker.engine.exportSnapshot(requestFor([uat])));
  const next = {
    name: 'PROD',
    definitions: [...DEFINITIONS.slice(1), entityNamed('Ledger')],
    texts: TEXTS.map(
      ([label, language, text]) =>
        [label, language, text === 'Customer group' ? 'Group' : text] as const,
    ),
  } as const;
  const changesOn = async (device: TestEngine, before: Environment) => {
    const after = await addSynced(device, next);
    const pair = [before.catalog?.id ?? 0, after.catalog?.id ?? 0] as const;
    const there = await valueOf(device.engine.compareCatalogs(...pair, {}));
    const matrix = await valueOf(device.engine.compareMatrix(pair, { isDifferentOnly: true }));
    return { changes: there.changes, rows: matrix.rows };
  };
  const [opened] = (await importFile(blob)).environments;
  if (opened === undefined) throw new Error('Nothing was opened.');
  const fromSnapshot = await changesOn(fresh, opened);
  expect(fromSnapshot).toEqual(await changesOn(maker, uat));
  expect(fromSnapshot.changes.map(({ kind, type, name }) => `${kind} ${type} ${name}`)).toEqual([
    'enumeration removed CustVendorBlocked',
    'label changed @SYS7149',
    'entity added Ledgers',
  ]);
});

test('the same catalogue gives the same bytes, in whatever order it was stored', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') });
  const first = await openEngine();
  const second = await openEngine();
  await addSynced(second, { name: 'Other', definitions: [entityNamed('Zebra')] });
  const one = await addSynced(first);
  const two = await addSynced(second, {
    definitions: DEFINITIONS.toReversed(),
    texts: TEXTS.toReversed(),
    isReversed: true,
  });
  const documents = ['diary', 'settings'].map((name) => ({ name, text: name.repeat(2000) }));
  const [left, right] = await Promise.all([
    valueOf(first.engine.exportSnapshot(requestFor([one], { documents }))),
    valueOf(second.engine.exportSnapshot(requestFor([two], { documents: documents.toReversed() }))),
  ]);
  expect(two.catalog?.id).not.toBe(one.catalog?.id);
  expect(await bytesOf(right.blob)).toEqual(await bytesOf(left.blob));

  const more = await addSynced(first, { name: 'More', definitions: [entityNamed('Zebra')] });
  const [forth, back] = await Promise.all([
    valueOf(first.engine.exportSnapshot(requestFor([one, more]))),
    valueOf(first.engine.exportSnapshot(requestFor([more, one]))),
  ]);
  expect(await bytesOf(back.blob)).toEqual(await bytesOf(forth.blob));

  vi.setSystemTime(new Date('2026-11-21T10:00:00Z'));
  const later = await valueOf(first.engine.exportSnapshot(requestFor([one], { documents })));
  expect(withoutManifest(await unzip(later.blob))).toBe(withoutManifest(await unzip(left.blob)));
});

const bytesOf = async (blob: Blob): Promise<string> =>
  Buffer.from(await blob.arrayBuffer()).toString('base64');

/** Without its times, and without the digest over them. */
function withoutManifest(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.replaceAll(/"(createdAt|digest)":"[^"]*"/g, '');
}

test('opening one twice adds nothing', async () => {
  const file = await sampleSnapshot();
  await importFile(file);
  const tables = ['environment', 'catalog', 'definition', 'label_text', 'global_version'];
  const before = tables.map((table) => countRows(fresh.db, table));
  const { added, environments } = await importFile(await sampleSnapshot());
  expect(added).toEqual({ environments: 0, catalogs: 0, definitions: 0, labelTexts: 0 });
  expect(environments).toHaveLength(1);
  expect(tables.map((table) => countRows(fresh.db, table))).toEqual(before);
});

test('an environment from a snapshot keeps the name that its user gave it', async () => {
  const [opened] = (await importFile(await sampleSnapshot())).environments;
  await valueOf(fresh.engine.updateEnvironment(opened?.id ?? 0, { name: 'Golden' }));
  const [again] = (await importFile(await sampleSnapshot())).environments;
  expect(again).toMatchObject({ id: opened?.id, name: 'Golden' });
});

test('a snapshot for which there is no room says so and leaves nothing behind', async () => {
  const file = await sampleSnapshot({ definitions: MANY });
  fillDatabase(fresh.db);
  const before = await digestDatabase(fresh.db);
  expect(await fresh.engine.importSnapshot(file, 'test')).toMatchObject({
    failure: { kind: 'storage_full' },
  });
  expect(await digestDatabase(fresh.db)).toBe(before);
  emptyDatabase(fresh.db);
  expect((await importFile(file)).added.environments).toBe(1);
});

test('looking into a snapshot stores nothing and says what it would add', async () => {
  await addSynced(fresh, { name: 'Mine', definitions: DEFINITIONS.slice(0, 3), texts: [] });
  const before = await digestDatabase(fresh.db);
  const file = await sampleSnapshot({}, { hasAddresses: true });
  const report = await valueOf(fresh.engine.inspectSnapshot(file, 'test'));
  expect(report).toMatchObject({
    createdBy: 'Anna',
    appVersion: '0.1.0',
    definitions: { total: 5, added: 2 },
    labelTexts: { total: 5, added: 5 },
    isKnown: false,
    bytes: file.size,
  });
  expect(report.environments).toMatchObject([
    {
      name: 'UAT',
      url: 'https://uat.sandbox.operations.dynamics.com',
      applicationVersion: '10.0.43',
      moduleCount: 3,
      counts: { entities: 3, dataEntities: 1, properties: 6, enumerationMembers: 2 },
      languages: [
        { language: 'de', texts: 1 },
        { language: 'en-US', texts: 4 },
      ],
      existing: null,
    },
  ]);
  expect(await digestDatabase(fresh.db)).toBe(before);

  await importFile(file);
  const again = await valueOf(fresh.engine.inspectSnapshot(file, 'test'));
  expect(again.isKnown).toBe(true);
});

test('several snapshots live side by side, and share what is equal', async () => {
  await importFile(await sampleSnapshot());
  const changed = [...DEFINITIONS.slice(1), entityNamed('Currency')];
  const { added } = await importFile(await sampleSnapshot({ definitions: changed }));
  expect(added).toMatchObject({ environments: 1, catalogs: 1, definitions: 1 });
  const environments = await valueOf(fresh.engine.listEnvironments());
  expect(environments.map(({ name }) => name)).toEqual(['UAT', 'UAT']);
  expect(new Set(environments.map(({ host }) => host)).size).toBe(2);
});

test('one file holds several environments, also two that show the same catalogue', async () => {
  const maker = await openEngine();
  const uat = await addSynced(maker);
  const test = await addSynced(maker, { name: 'Test', definitions: DEFINITIONS.slice(1) });
  const twin = await valueOf(
    maker.engine.addEnvironment({
      name: 'Twin',
      url: 'https://twin.sandbox.operations.dynamics.com',
      auth: 'none',
      transport: 'direct',
    }),
  );
  maker.db.execute(`UPDATE environment SET catalog_id = ${uat.catalog?.id} WHERE id = ${twin.id}`);
  const request = requestFor([uat, test, twin]);
  const { blob } = await valueOf(maker.engine.exportSnapshot(request));
  const { added, environments } = await importFile(blob);
  expect(added).toMatchObject({ environments: 3, catalogs: 2, definitions: 5 });
  expect(environments.map(({ name }) => name).toSorted()).toEqual(['Test', 'Twin', 'UAT']);
});

test('names, addresses and other languages stay behind unless they were chosen', async () => {
  const maker = await openEngine();
  const change = { hasNames: false, createdBy: null, languages: ['en-US'] };
  const request = requestFor([await addSynced(maker)], change);
  const { name, blob } = await valueOf(maker.engine.exportSnapshot(request));
  expect(name).toMatch(/^F-O-Atlas-10\.0\.43-/);
  const text = new TextDecoder('latin1').decode(await unzip(blob));
  expect(text).not.toMatch(/UAT|sandbox|Anna|Debitoren/);
  const { environments } = await importFile(blob);
  expect(environments[0]).toMatchObject({ name: 'Snapshot 10.0.43', snapshot: { name: null } });
});

test('a snapshot of what came from a snapshot tells where that was synced, and when', async () => {
  const { environments } = await importFile(await sampleSnapshot({}, { hasAddresses: true }));
  const request = requestFor(environments, { hasAddresses: true });
  const { blob } = await valueOf(fresh.engine.exportSnapshot(request));
  const report = await valueOf((await openEngine()).engine.inspectSnapshot(blob, 'test'));
  expect(report.environments).toMatchObject([
    { name: 'UAT', url: 'https://uat.sandbox.operations.dynamics.com', syncedAt: SYNCED_AT },
  ]);
});

test('a version that is known by its data entities alone is proved by them', async () => {
  const maker = await openEngine();
  const uat = await addSynced(maker);
  const exportAs = async (fingerprint: string): Promise<Blob> => {
    maker.db.execute(`
      UPDATE global_version SET source = 'data_entities', fingerprint = '${fingerprint}',
        application_version = NULL, platform_version = NULL;
      DELETE FROM installed_module;
    `);
    const request = requestFor([uat], { hasNames: false });
    return (await valueOf(maker.engine.exportSnapshot(request))).blob;
  };
  const fingerprint = await fingerprintDataEntities([DATA_ENTITY.value]);
  const { environments } = await importFile(await exportAs(fingerprint));
  expect(environments).toMatchObject([
    {
      // Nothing else is left to call it by.
      name: `Snapshot ${uat.catalog?.digest?.slice(0, 8)}`,
      version: { source: 'data_entities', fingerprint },
    },
  ]);
  const other = await exportAs(await fingerprintDataEntities([]));
  expect(await refusalOf(fresh, other)).toMatchObject({ problem: 'wrong_digest' });
});

test('a text of a snapshot never takes the place of what this device asked for itself', async () => {
  const own = await addSynced(fresh, { texts: [['@sys7149', 'en-US', 'Our word']] });
  await importFile(await sampleSnapshot());
  expect((await fresh.shown(own)).snapshot).toBeUndefined();
  const { label } = await valueOf(
    fresh.engine.getEntity(own.catalog?.id ?? 0, 'CustomerGroups', ['en-US']),
  );
  expect(label?.text).toBe('Our word');
  expect(label?.texts).toContainEqual({ language: 'de', text: 'Debitorengruppe' });
});

test('texts for labels that are indexed already can be found', async () => {
  await addSynced(fresh, { texts: [] });
  await importFile(await sampleSnapshot({ texts: [] }));
  const { environments } = await importFile(await sampleSnapshot());
  const query = { text: 'debitorengruppe', limit: 5 };
  const { hits } = await valueOf(fresh.engine.search(environments[0]?.catalog?.id ?? 0, query));
  expect(hits.length).toBeGreaterThan(0);
});

test('an environment without a complete catalogue is not exported, nor one that is gone', async () => {
  const draft = { name: 'Empty', url: 'https://empty.operations.dynamics.com' } as const;
  const empty = await valueOf(
    fresh.engine.addEnvironment({ ...draft, auth: 'none', transport: 'direct' }),
  );
  expect(await fresh.engine.exportSnapshot(requestFor([empty]))).toEqual({
    ok: false,
    failure: { kind: 'no_catalog', environment: 'Empty' },
  });
  await valueOf(fresh.engine.removeEnvironment(empty.id));
  expect(await fresh.engine.exportSnapshot(requestFor([empty]))).toMatchObject({
    failure: { kind: 'not_found' },
  });
});

test('a snapshot of nothing, or by an app of no version, is not made', async () => {
  const odd = requestFor([await addSynced(fresh)], { appVersion: '1.0 <b>' });
  const failures = [requestFor([]), odd].map((request) => fresh.engine.exportSnapshot(request));
  expect(await Promise.all(failures)).toMatchObject([
    { ok: false, failure: { kind: 'bad_input', field: 'environments' } },
    { ok: false, failure: { kind: 'bad_input', field: 'appVersion' } },
  ]);
});

test('an environment from a snapshot says why it cannot be synced', async () => {
  const { environments } = await importFile(await sampleSnapshot());
  const check = await fresh.engine.checkVersion(environments[0]?.id ?? 0, true);
  expect(check).toMatchObject({
    ok: false,
    failure: { kind: 'files_needed', problem: 'snapshot' },
  });
});

test('a snapshot that is removed leaves what others use', async () => {
  const own = await addSynced(fresh, { definitions: DEFINITIONS.slice(0, 2) });
  const { environments } = await importFile(await sampleSnapshot());
  await valueOf(fresh.engine.removeEnvironment(environments[0]?.id ?? 0));
  expect(countRows(fresh.db, 'definition')).toBe(2);
  expect(countRows(fresh.db, 'environment_snapshot')).toBe(0);
  const found = await valueOf(
    fresh.engine.getEnumeration(own.catalog?.id ?? 0, 'CustVendorBlocked', []),
  );
  expect(found.members).toHaveLength(2);
});

test('what comes after a snapshot that was removed is counted anew', async () => {
  const [first] = (await importFile(await sampleSnapshot())).environments;
  expect(first?.catalog?.counts).toMatchObject({ entities: 3, enumerations: 1 });
  await valueOf(fresh.engine.removeEnvironment(first?.id ?? 0));
  const smaller = await sampleSnapshot({ definitions: [entityNamed('Ledger')] });
  const [second] = (await importFile(smaller)).environments;
  expect(second?.catalog?.counts).toMatchObject({ entities: 1, enumerations: 0 });
});

test('whoever waits for a file is told how far it is', async () => {
  const maker = await openEngine();
  const uat = await addSynced(maker);
  const stagesOf = ({ events }: TestEngine) => [
    ...new Set(
      events.map((event) => (event.kind === 'snapshot_progress' ? event.progress.stage : '')),
    ),
  ];
  const { blob } = await valueOf(maker.engine.exportSnapshot(requestFor([uat])));
  expect(stagesOf(maker)).toEqual(expect.arrayContaining(['definitions', 'labels']));
  await importFile(blob);
  expect(stagesOf(fresh)).toEqual(expect.arrayContaining(['checking', 'storing', 'indexing']));
});

test('documents of the window go along and come back', async () => {
  const documents = [{ name: 'settings', text: '{"theme":"dark"}' }];
  const { documents: back } = await importFile(await sampleSnapshot({}, { documents }));
  expect(back).toEqual(documents);
});
