import { describe, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { SNAPSHOT_PARTS, type SnapshotRequest } from '#contract/snapshot.ts';
import { addLabels } from '../../worker/catalog/add-labels.ts';
import {
  completeCatalog,
  computeCatalogDigest,
  createCatalog,
  deleteCatalog,
} from '../../worker/catalog/catalogs.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import {
  readHistoryDocument,
  type HistoryDocument,
} from '../../worker/snapshot/history-document.ts';
import { LIMITS } from '../../worker/snapshot/snapshot-format.ts';
import { SnapshotRefusal } from '../../worker/snapshot/snapshot-refusal.ts';
import { readDeviceHistory } from '../../worker/snapshot/write-history.ts';
import {
  fingerprintBuilds,
  fingerprintDataEntities,
  fingerprintModules,
  hashModules,
} from '../../worker/versions/fingerprint.ts';
import { recordVersion, registerVersion } from '../../worker/versions/version-registry.ts';
import { dumpDevice, type LeftOut } from './compare-devices.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';
import {
  addSynced,
  DATA_ENTITY,
  entityNamed,
  requestFor,
  sampleSnapshot,
  TEXTS,
} from './snapshot-samples.ts';

const SETTINGS = { name: 'settings', text: '{"theme":"dark"}' };

async function backUp(device: TestEngine): Promise<Blob> {
  await prepare(device);
  return exportAll(device);
}

/** Two catalogues, an environment without one, a term, a list and a diagram. */
async function prepare(device: TestEngine): Promise<void> {
  const { engine } = device;
  const uat = await addSynced(device);
  await addSynced(device, {
    name: 'Test',
    definitions: [entityNamed('Vendor')],
    texts: TEXTS.filter(([label]) => label === '@sys7149'),
  });
  const url = 'https://prod.operations.dynamics.com';
  await valueOf(
    engine.addEnvironment({ name: 'Production', url, auth: 'entra', transport: 'relay' }),
  );
  await valueOf(
    engine.saveTerm({
      id: null,
      term: 'Skonto',
      synonyms: ['Rabatt'],
      note: 'n',
      links: [{ target: { kind: 'entity', name: 'CustomerGroup' }, confidence: 'likely' }],
    }),
  );
  await valueOf(
    engine.pin('Integration', {
      catalog: uat.catalog?.id ?? 0,
      environment: uat.id,
      targets: [{ kind: 'entity', owner: 'CustomerGroup', part: null, isWhole: true }],
    }),
  );
  await valueOf(
    engine.createLayout('Sales', [{ entity: 'CustomerGroup', x: 8, y: -4, isCollapsed: true }]),
  );
}

async function exportAll(device: TestEngine): Promise<Blob> {
  return (await valueOf(device.engine.exportSnapshot(await backupOf(device)))).blob;
}

async function backupOf({ engine }: TestEngine): Promise<SnapshotRequest> {
  const environments = await valueOf(engine.listEnvironments());
  return requestFor(
    environments.filter(({ catalog }) => catalog !== null),
    { hasAddresses: true, parts: SNAPSHOT_PARTS, documents: [SETTINGS] },
  );
}

async function factsOf({ engine }: TestEngine) {
  const environments = await valueOf(engine.listEnvironments());
  const terms = await valueOf(engine.listTerms());
  const lists = await valueOf(engine.listWatchLists());
  const layouts = await valueOf(engine.listLayouts());
  return {
    environments: environments
      .map(({ name, url, kind, auth, transport, catalog, version }) => ({
        ...{ name, url, kind, auth, transport },
        digest: catalog?.digest ?? null,
        labels: catalog?.labels ?? [],
        fingerprint: version?.fingerprint ?? null,
      }))
      .toSorted((left, right) => (left.url < right.url ? -1 : 1)),
    terms: terms.map(({ changedAt: _, ...term }) => term),
    lists: lists.map(({ name, pins }) => ({ name, pins: pins.map(({ owner }) => owner) })),
    layouts: layouts.map(({ name, entities }) => ({ name, entities })),
  };
}

/** What a backup holds nothing of, each with its reason. */
const LEFT_OUT: LeftOut = {
  tables: new Set([
    // What this device did and tried: it says nothing of another one.
    'sync_session',
    'sync_phase',
    'version_check',
    // Made again from what was restored.
    'search_word',
    'search_progress',
    'unindexed_label',
  ]),
  columns: new Set([
    // A file proves what a catalog is, not where it is from: an environment has to show the same first.
    'catalog.is_foreign',
    // A catalog that is stored whole begins when it was complete.
    'catalog.created_at',
    // Of the last change on this device, which restoring is.
    'glossary_term.changed_at',
    'layout.changed_at',
  ]),
};

/** UAT ran another version before, whose catalogue is still compared with, and one of which nothing is left. */
async function addPast(
  { engine, db }: TestEngine,
  { id, version: present }: Environment,
): Promise<void> {
  const detect = async (version: string, now: string) => {
    const module = { name: 'Old', version, moduleId: 'Old', publisher: 'M', displayName: 'Old' };
    const list = { modules: [module], unreadable: [] };
    const fingerprint = await fingerprintModules(list);
    const builds = { applicationVersion: '10.0.41', platformVersion: null };
    const detected = {
      ...list,
      source: 'modules' as const,
      fingerprint,
      ...(await hashModules(list.modules)),
      ...builds,
    };
    return recordVersion(db, id, { detected, now }).version;
  };
  await detect('1', '2026-10-01T08:00:00.000Z');
  const version = await detect('2', '2026-10-05T08:00:00.000Z');
  const past = createCatalog(db, version.id, '2026-10-05T08:00:00.000Z');
  await new DefinitionStore(db, past).store([entityNamed('Gone'), entityNamed('CustomerGroup')]);
  addLabels(db, past, [
    { label: '@sys7149', language: 'de', text: 'Alter Text', isInherited: false },
  ]);
  const digest = await computeCatalogDigest(db, past);
  completeCatalog(db, past, { digest, now: '2026-10-05T09:00:00.000Z' });
  db.execute(`
    UPDATE catalog SET left_at = '2026-11-03T08:00:00.000Z' WHERE id = ${past};
    UPDATE environment_version SET ended_at = '2026-11-03T08:00:00.000Z'
      WHERE environment_id = ${id} AND ended_at IS NULL;
    UPDATE environment_version SET ended_at = NULL
      WHERE environment_id = ${id} AND version_id = ${present?.id};
  `);
  // Watched in a catalog that a clean-up has taken since.
  const lost = createCatalog(db, version.id, '2026-10-06T08:00:00.000Z');
  await new DefinitionStore(db, lost).store([entityNamed('Lost')]);
  await valueOf(
    engine.pin('Integration', {
      catalog: lost,
      environment: id,
      targets: [{ kind: 'property', owner: 'Losts', part: 'LostId', isWhole: false }],
    }),
  );
  deleteCatalog(db, lost);
}

describe('a backup that is restored on another machine', () => {
  test('has every row of every table, but for those that are named', async () => {
    const old = await openEngine();
    const colleague = await sampleSnapshot({
      name: 'Theirs',
      definitions: [entityNamed('Theirs')],
      texts: [],
    });
    await valueOf(old.engine.importSnapshot(colleague, 'test'));
    await prepare(old);
    const [, uat] = await valueOf(old.engine.listEnvironments());
    if (uat === undefined) throw new Error('It was just added.');
    await addPast(old, uat);
    const file = await exportAll(old);

    const fresh = await openEngine();
    const report = await valueOf(fresh.engine.inspectSnapshot(file, 'test'));
    expect(report.isBackup).toBe(true);
    const restored = await valueOf(fresh.engine.importSnapshot(file, 'test', true));
    expect(restored.documents).toEqual([SETTINGS]);
    const there = dumpDevice(fresh.db, LEFT_OUT);
    expect(there).toEqual(dumpDevice(old.db, LEFT_OUT));
    const empty = Object.entries(there).filter(([, rows]) => rows.length === 0);
    expect(empty).toEqual([]);
  });

  test('compares what is watched with what it was compared with before', async () => {
    const old = await openEngine();
    await prepare(old);
    const [uat] = await valueOf(old.engine.listEnvironments());
    if (uat === undefined) throw new Error('It was just added.');
    await addPast(old, uat);
    const file = await exportAll(old);
    const fresh = await openEngine();
    await valueOf(fresh.engine.importSnapshot(file, 'test', true));
    const [list] = await valueOf(fresh.engine.listWatchLists());
    expect(list?.pins.map(({ owner, hasBaseline }) => [owner, hasBaseline])).toEqual([
      ['CustomerGroups', true],
      ['Losts', true],
    ]);
    const shown = (await valueOf(fresh.engine.listEnvironments())).find(
      ({ name }) => name === 'UAT',
    );
    const [verdict] = await valueOf(fresh.engine.checkWatchLists(shown?.catalog?.id ?? 0));
    expect(verdict?.pins.map(({ state }) => state)).toEqual(['unchanged', 'broken']);
  });
});

test('the environments of a backup come back under their own addresses', async () => {
  const old = await openEngine();
  const file = await backUp(old);
  const fresh = await openEngine();
  await valueOf(fresh.engine.importSnapshot(file, 'test', true));
  expect(await factsOf(fresh)).toEqual(await factsOf(old));
  const [uat] = await valueOf(fresh.engine.listEnvironments());
  expect(uat).toMatchObject({ name: 'UAT', transport: 'direct' });
  expect(uat?.snapshot).toBeUndefined();
});

/** An emoji, whose last character cannot be seen. */
const WARNING = '\u26a0\ufe0f';

test('what was called by an emoji or by nothing to be seen keeps no backup from being restored', async () => {
  const old = await openEngine();
  const [first, second] = [`${WARNING} Orders`, 'x\u200by'];
  const labels = [first, second, 'a\tb', 'İ'.repeat(15_000)];
  const uat = await addSynced(old, {
    name: 'UAT',
    definitions: [entityNamed('CustomerGroup'), ...labels.map(enumerationWith)],
    texts: labels.map((label) => [label.toLowerCase(), 'en-US', null]),
  });
  await valueOf(old.engine.updateEnvironment(uat.id, { name: first }));
  await valueOf(
    old.engine.pin(first, {
      catalog: uat.catalog?.id ?? 0,
      environment: uat.id,
      targets: [{ kind: 'entity', owner: 'CustomerGroup', part: null, isWhole: true }],
    }),
  );
  for (const owner of [second, 'x'.repeat(300)]) {
    old.db.execute(`
      INSERT INTO watch_list_pin (list_id, kind, owner, part, is_whole, pinned_at)
      SELECT list_id, kind, '${owner}', part, is_whole, pinned_at FROM watch_list_pin LIMIT 1
    `);
    await valueOf(
      old.engine.createLayout(`${WARNING} ${owner.slice(0, 9)}`, [
        { entity: owner, x: 1, y: 2, isCollapsed: false },
        { entity: 'CustomerGroup', x: 1, y: 2, isCollapsed: false },
      ]),
    );
  }
  const links = [{ target: { kind: 'entity', name: second }, confidence: 'guess' }] as const;
  const words = { synonyms: [], note: WARNING, links };
  await valueOf(old.engine.saveTerm({ id: null, term: first, ...words }));
  await valueOf(old.engine.saveTerm({ id: null, term: '\u2800', ...words }));

  const file = await exportAll(old);
  const fresh = await openEngine();
  await valueOf(fresh.engine.importSnapshot(file, 'test', true));
  const entities = [{ entity: 'CustomerGroup', x: 1, y: 2, isCollapsed: false }];
  expect(await factsOf(fresh)).toMatchObject({
    environments: [{ name: '\u26a0 Orders', digest: uat.catalog?.digest }],
    terms: [{ term: '\u26a0 Orders', note: '\u26a0', links: [] }],
    lists: [{ name: '\u26a0 Orders', pins: ['CustomerGroups'] }],
    layouts: [
      { name: '\u26a0 xxxxxxxxx', entities },
      { name: '\u26a0 xy', entities },
    ],
  });
  // Opened beside what is there, it is read by the parts instead.
  await valueOf((await openEngine()).engine.importSnapshot(file, 'test'));
});

test('what has a name of which nothing can be seen comes back under another one', async () => {
  const old = await openEngine();
  const uat = await addSynced(old);
  await valueOf(old.engine.updateEnvironment(uat.id, { name: '\u2800' }));
  const targets = [{ kind: 'entity', owner: 'PaymentTerm', part: null, isWhole: true }] as const;
  await valueOf(
    old.engine.pin('\u3164', { catalog: uat.catalog?.id ?? 0, environment: null, targets }),
  );
  await valueOf(old.engine.createLayout('\u3164', []));
  const fresh = await openEngine();
  await valueOf(fresh.engine.importSnapshot(await exportAll(old), 'test', true));
  expect(await factsOf(fresh)).toMatchObject({
    environments: [{ name: uat.host, digest: uat.catalog?.digest }],
    lists: [{ name: 'List 1', pins: ['PaymentTerms'] }],
    layouts: [{ name: 'Diagram 1' }],
  });
});

const BARE_VERSION = {
  modules: [],
  unreadable: [],
  modulesHash: null,
  versionHash: null,
  applicationVersion: null,
  platformVersion: null,
};

test('what is shown comes back, however many other versions were seen since', async () => {
  const old = await openEngine();
  const uat = await addSynced(old);
  for (let number = 1; number <= LIMITS.rows.version; number += 1) {
    const applicationVersion = `10.0.${number}`;
    const fingerprint = await fingerprintBuilds(applicationVersion, null);
    const detected = {
      ...BARE_VERSION,
      source: 'builds' as const,
      fingerprint,
      applicationVersion,
    };
    registerVersion(old.db, detected, '2026-11-10T08:00:00.000Z');
  }
  const fresh = await openEngine();
  await valueOf(fresh.engine.importSnapshot(await exportAll(old), 'test', true));
  const [restored] = await valueOf(fresh.engine.listEnvironments());
  expect(restored?.catalog?.digest).toBe(uat.catalog?.digest);
});

test('a version that nothing can prove yet keeps no backup from being restored', async () => {
  const old = await openEngine();
  await addSynced(old);
  const draft = { name: 'New', url: 'https://new.operations.dynamics.com' } as const;
  const { id } = await valueOf(
    old.engine.addEnvironment({ ...draft, auth: 'none', transport: 'direct' }),
  );
  const now = '2026-11-04T08:00:00.000Z';
  const { version } = recordVersion(old.db, id, {
    detected: {
      ...BARE_VERSION,
      source: 'data_entities',
      fingerprint: await fingerprintDataEntities([DATA_ENTITY.value]),
    },
    now,
  });
  await new DefinitionStore(old.db, createCatalog(old.db, version.id, now)).store([DATA_ENTITY]);
  const fresh = await openEngine();
  await valueOf(fresh.engine.importSnapshot(await exportAll(old), 'test', true));
  const all = await valueOf(fresh.engine.listEnvironments());
  expect(all).toMatchObject([{ name: 'UAT' }, { name: 'New', version: null, catalog: null }]);
});

function enumerationWith(labelId: string, index: number): Definition {
  return { kind: 'enumeration', value: { name: `Enumeration${index}`, labelId, members: [] } };
}

test('a backup that could not be restored is told at once, and not given out', async () => {
  const device = await openEngine();
  await prepare(device);
  device.db.execute(`
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n <= 20000)
    INSERT INTO glossary_term (id, term, folded, note, changed_at)
    SELECT 'term ' || n, 'Term ' || n, 'term ' || n, '', '2026-11-20T00:00:00Z' FROM number
  `);
  expect(await device.engine.exportSnapshot(await backupOf(device))).toMatchObject({
    ok: false,
    failure: { kind: 'unreadable_backup', reason: { kind: 'bad_snapshot' } },
  });
});

test('restoring it twice changes nothing more', async () => {
  const old = await openEngine();
  const file = await backUp(old);
  const fresh = await openEngine();
  await valueOf(fresh.engine.importSnapshot(file, 'test', true));
  const before = dumpDevice(fresh.db, LEFT_OUT);
  const again = await valueOf(fresh.engine.importSnapshot(file, 'test', true));
  expect(again.added).toEqual({ environments: 0, catalogs: 0, definitions: 0, labelTexts: 0 });
  expect(dumpDevice(fresh.db, LEFT_OUT)).toEqual(before);
});

test.each<[string, (history: HistoryDocument) => object]>([
  ['of another format', (history) => ({ ...history, format: 'other' })],
  ['with a fact too many', (history) => ({ ...history, more: 1 })],
  ['that lacks a part', ({ lists: _, ...history }) => history],
  ['whose file has a real address', (history) => withUrl(history, 'https://evil.example', true)],
  ['with an address that is none', (history) => withUrl(history, 'javascript:alert(1)', false)],
  [
    'with a name that cannot be seen',
    (history) => ({ ...history, lists: [listNamed('a\u202eb')] }),
  ],
  ['with a name that leads elsewhere', (history) => ({ ...history, lists: [listNamed('..')] })],
  [
    'that connects an address which leads nowhere',
    (history) => withUrl(history, 'https://x.file.invalid', false),
  ],
  ['that watches half a character', (history) => withPin(history, { owner: 'a\ud800' })],
  ['that watches a field without a name', (history) => withPin(history, { kind: 'property' })],
  ['that watches an entity and names a field', (history) => withPin(history, { part: 'No' })],
  [
    'that watches a list of values and names one',
    (history) => withPin(history, { kind: 'enumeration', part: 'No' }),
  ],
])('a history %s is refused', async (_, change) => {
  const old = await openEngine();
  await prepare(old);
  const environments = await valueOf(old.engine.listEnvironments());
  const { document } = readDeviceHistory(old.db, environments);
  const history = readHistoryDocument([document]);
  if (history === null) throw new Error('It was just written.');
  const spoilt = { ...document, text: JSON.stringify(change(history)) };
  expect(() => readHistoryDocument([spoilt])).toThrow(SnapshotRefusal);
});

function withUrl(history: HistoryDocument, url: string, isFile: boolean): object {
  return { ...history, environments: [{ ...history.environments[0], url, isFile }] };
}

function withPin(history: HistoryDocument, change: object): object {
  const [list] = history.lists;
  const pins = list?.pins.map((pin) => ({ ...pin, ...change }));
  return { ...history, lists: [{ ...list, pins }] };
}

function listNamed(name: string): object {
  return { name, environment: null, createdAt: '2026-11-03T08:00:00.000Z', pins: [] };
}

test('an address that is connected already keeps what it shows', async () => {
  const file = await backUp(await openEngine());
  const device = await openEngine();
  const own = await addSynced(device, { definitions: [entityNamed('Mine')] });
  const restored = await valueOf(device.engine.importSnapshot(file, 'test', true));
  const [first, ...others] = await valueOf(device.engine.listEnvironments());
  expect(first).toMatchObject({ id: own.id, catalog: own.catalog });
  expect(others.map(({ name, transport }) => [name, transport])).toEqual([
    ['Test', 'direct'],
    ['Production', 'relay'],
    ['UAT', 'file'],
  ]);
  // What came out of the file, and only that, is told as its environments.
  expect(restored.environments).toEqual(others);
});

test('an address that was only connected here shows what the backup has of it', async () => {
  const old = await openEngine();
  const file = await backUp(old);
  const device = await openEngine();
  const [uat] = await valueOf(old.engine.listEnvironments());
  const { id, addedAt } = await valueOf(
    device.engine.addEnvironment({
      name: 'My UAT',
      url: uat?.url ?? '',
      auth: 'none',
      transport: 'direct',
    }),
  );
  await valueOf(device.engine.importSnapshot(file, 'test', true));
  const all = await valueOf(device.engine.listEnvironments());
  expect(all.find((each) => each.id === id)).toMatchObject({
    name: 'My UAT',
    addedAt,
    catalog: { digest: uat?.catalog?.digest },
    version: { fingerprint: uat?.version?.fingerprint },
  });
  expect(all.map(({ transport }) => transport)).not.toContain('file');
});

test('a backup that is only opened brings snapshots and connects nothing', async () => {
  const file = await backUp(await openEngine());
  const device = await openEngine();
  await valueOf(device.engine.importSnapshot(file, 'test'));
  const all = await valueOf(device.engine.listEnvironments());
  expect(all.map(({ transport }) => transport)).toEqual(['file', 'file']);
});

test('a snapshot without connections cannot be restored as a backup', async () => {
  const maker = await openEngine();
  const request = requestFor([await addSynced(maker)], { hasAddresses: true });
  const { blob } = await valueOf(maker.engine.exportSnapshot(request));
  const device = await openEngine();
  await valueOf(device.engine.importSnapshot(blob, 'test', true));
  const [only] = await valueOf(device.engine.listEnvironments());
  expect(only).toMatchObject({ transport: 'file', snapshot: { name: 'UAT' } });
});

test('a backup that says of no address how it is connected brings none', async () => {
  const old = await openEngine();
  await addSynced(old);
  const { document } = readDeviceHistory(old.db, await valueOf(old.engine.listEnvironments()));
  const connections = { format: 'fo-atlas/connections', environments: [] };
  const documents = [{ name: 'connections', text: JSON.stringify(connections) }, document];
  const file = await sampleSnapshot({}, { hasAddresses: true, documents });
  const device = await openEngine();
  await valueOf(device.engine.importSnapshot(file, 'test', true));
  expect(await valueOf(device.engine.listEnvironments())).toEqual([]);
});
