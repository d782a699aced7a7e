import { beforeEach, expect, test } from 'vitest';
import type { InstalledModule } from '#contract/domain.ts';
import type { SnapshotProblem } from '#contract/snapshot.ts';
import { digestCatalog, digestDefinition } from '../../worker/catalog/canonical-form.ts';
import type { Database } from '../../worker/db/database.ts';
import { statement } from '../../worker/db/statement.ts';
import { toHex } from '../../worker/digest/hex.ts';
import { SearchIndex } from '../../worker/search/index/search-index.ts';
import { digestContents } from '../../worker/snapshot/digest-contents.ts';
import { writeManifest, type Manifest } from '../../worker/snapshot/manifest.ts';
import { APPLICATION_ID, LIMITS, SNAPSHOT_FORMAT } from '../../worker/snapshot/snapshot-format.ts';
import { fingerprintModules } from '../../worker/versions/fingerprint.ts';
import { catchUpIndex } from '../../worker/search/catch-up-index.ts';
import { endlessSchema } from './endless-table.ts';
import { openWritable } from './open-writable.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';
import {
  addSynced,
  digestDatabase,
  ENUMERATION,
  entityNamed,
  gzip,
  refusalOf,
  sampleSnapshot,
  unzip,
} from './snapshot-samples.ts';

let device: TestEngine;
let before: string;

beforeEach(async () => {
  device = await openEngine();
  await addSynced(device, { name: 'Own', definitions: [entityNamed('CustomerGroup')] });
  // What the engine does by itself is done: no later change is its.
  await catchUpIndex(new SearchIndex(device.db), {
    pause: async () => true,
    report: () => undefined,
  });
  before = await digestDatabase(device.db);
});

/** Refused for this reason, and every byte of the database as it was. */
async function expectRefusal(file: Blob, problem: SnapshotProblem): Promise<void> {
  expect(await refusalOf(device, file)).toMatchObject({ kind: 'bad_snapshot', problem });
  expect(await device.engine.inspectSnapshot(file, 'test')).toMatchObject({ ok: false });
  expect(await digestDatabase(device.db)).toBe(before);
}

/** A real snapshot with its tables changed; counts and digests of the manifest are made right again. */
async function forge(change: (db: Database) => void | Promise<void>): Promise<Blob> {
  const db = await openWritable(await unzip(await sampleSnapshot()));
  await change(db);
  const { manifest }: { manifest: Manifest } = JSON.parse(
    db.first(manifestDocument, {})?.document ?? '',
  );
  const counts = { ...manifest.counts };
  for (const table of Object.keys(counts)) {
    const count = statement<{}, { count: number }>(`SELECT count(*) AS count FROM ${table}`);
    Object.assign(counts, { [table]: db.first(count, {})?.count });
  }
  const contents = await digestContents(db);
  const document = await writeManifest({ ...manifest, counts, contents });
  db.run(updateManifest, { document });
  return gzip(db.serialize());
}

const manifestDocument = statement<{}, { document: string }>('SELECT document FROM manifest');
const updateManifest = statement<{ document: string }>('UPDATE manifest SET document = :document');

/** Puts a form in place of the enumeration's, with digests that are right. */
async function forgeForm(form: string): Promise<Blob> {
  return forge(async (db) => {
    const digest = new Uint8Array(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form)),
    );
    db.run(
      statement<{ form: string; digest: Uint8Array }>(
        `UPDATE definition SET form = :form, digest = :digest WHERE form LIKE '["enumeration/1"%'`,
      ),
      { form, digest },
    );
    await seal(db);
  });
}

/** Makes the digest of the catalogue and the fingerprint of its version right again. */
async function seal(db: Database): Promise<void> {
  const digests = db.all(
    statement<{}, { digest: Uint8Array }>(/* sql */ `
      SELECT digest FROM definition d JOIN catalog_definition c ON c.definition_id = d.id
      ORDER BY digest
    `),
    {},
  );
  const rows = db.all(
    statement<{}, InstalledModule & { raw: string | null }>(/* sql */ `
      SELECT name, version, module_id AS moduleId, publisher, display_name AS displayName, raw
      FROM installed_module ORDER BY id
    `),
    {},
  );
  const fingerprint = await fingerprintModules({
    modules: rows.filter(({ raw }) => raw === null),
    unreadable: rows.flatMap(({ raw }) => raw ?? []),
  });
  const digest = await digestCatalog(digests.map((row) => row.digest));
  db.execute(`
    UPDATE catalog SET digest = '${digest}';
    UPDATE version SET fingerprint = '${fingerprint}';
  `);
}

const enumerationForm = (name: string, labelId = '@SYS1'): string =>
  JSON.stringify(['enumeration/1', name, labelId, [['No', '@SYS2', 0, true]]]);

test('a forger who changes nothing is let in', async () => {
  expect(await refusalOf(device, await forge(() => undefined))).toBeNull();
  expect(await refusalOf(device, await forge(seal))).toBeNull();
  expect(await refusalOf(device, await forgeForm(enumerationForm('NoYes')))).toBeNull();
});

test.each([
  ['an empty file', ''],
  ['a text', 'Hello. '.repeat(50)],
  ['a web page', `<!doctype html><title>Sign in</title>${' '.repeat(200)}`],
])('%s is no snapshot', async (_, text) => {
  await expectRefusal(new Blob([text]), 'not_a_snapshot');
  await expectRefusal(await gzip(new TextEncoder().encode(text)), 'not_a_snapshot');
});

test('a file whose list of tables never ends is refused', async () => {
  const { sqlite } = device.db;
  const settings = `PRAGMA page_size = 4096; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SNAPSHOT_FORMAT};`;
  await expectRefusal(await gzip(endlessSchema(sqlite, settings)), 'damaged');
});

test('a database of another program is no snapshot', async () => {
  await expectRefusal(await gzip(device.db.serialize()), 'not_a_snapshot');
});

test('a file that is too large is not even read', async () => {
  const untouched = new Blob(['x']);
  Object.defineProperty(untouched, 'size', { value: LIMITS.packedBytes + 1 });
  for (const way of ['stream', 'slice', 'arrayBuffer']) {
    Object.defineProperty(untouched, way, { value: () => expect.unreachable('It was read.') });
  }
  await expectRefusal(untouched, 'too_large');
  const failure = { kind: 'bad_snapshot', problem: 'too_large', detail: '' };
  expect(await refusalOf(device, untouched)).toEqual(failure);
});

test('unpacking stops at the limit, not after it', async () => {
  const head = (await unzip(await sampleSnapshot())).subarray(0, 4096);
  let produced = 0;
  const zeros = new Uint8Array(1024 * 1024);
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(head),
    pull(controller) {
      produced += zeros.length;
      if (produced > LIMITS.unpackedBytes + 64 * zeros.length) controller.close();
      else controller.enqueue(zeros);
    },
  });
  const bomb = await new Response(endless.pipeThrough(new CompressionStream('gzip'))).blob();
  expect(bomb.size).toBeLessThan(LIMITS.unpackedBytes / 500);
  await expectRefusal(bomb, 'unpacks_too_large');
});

test('a snapshot of a newer format says that the app is old', async () => {
  await expectRefusal(await forge((db) => db.execute('PRAGMA user_version = 2')), 'newer_format');
});

test.each([
  ['a table', 'CREATE TABLE extra (x TEXT)', /^extra$/],
  ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON part BEGIN DELETE FROM manifest; END', /^t$/],
  ['a view', 'CREATE VIEW v AS SELECT * FROM manifest', /^v$/],
  ['an index', 'CREATE INDEX i ON definition (form)', /^i$/],
  ['a virtual table', 'CREATE VIRTUAL TABLE f USING fts5 (x)', /^f(_\w+)?$/],
  ['a column', 'ALTER TABLE part ADD COLUMN extra TEXT', /^part$/],
  ['a generated column', 'ALTER TABLE part ADD COLUMN g TEXT AS (upper(name)) VIRTUAL', /^part$/],
  [
    'a renamed table',
    'ALTER TABLE part RENAME TO parts; CREATE TABLE part (name TEXT)',
    /^parts?$/,
  ],
  ['statistics', 'ANALYZE', /^sqlite_stat\d$/],
])('%s that we do not write is refused by its name', async (_, sql, stranger) => {
  const db = await openWritable(await unzip(await sampleSnapshot()));
  db.execute(sql);
  const file = await gzip(db.serialize());
  await expectRefusal(file, 'unknown_schema');
  expect(await refusalOf(device, file)).toMatchObject({ detail: expect.stringMatching(stranger) });
});

test('a view in the place of a table is refused', async () => {
  const db = await openWritable(await unzip(await sampleSnapshot()));
  db.execute(`
    ALTER TABLE part RENAME TO hidden;
    CREATE VIEW part AS SELECT * FROM hidden;
  `);
  await expectRefusal(await gzip(db.serialize()), 'unknown_schema');
});

test('a schema whose text lies about its tables is refused', async () => {
  const db = await openWritable(await unzip(await sampleSnapshot()));
  db.execute(`
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'catalog')
    WHERE name = 'part';
  `);
  await expectRefusal(await gzip(db.serialize()), 'damaged');
});

test.each([
  ['a page in the middle is overwritten', (bytes: Uint8Array) => bytes.fill(0xff, 8192, 9000)],
  ['a page is zero', (bytes: Uint8Array) => bytes.fill(0, 4096, 8192)],
  ['it claims a write-ahead log', (bytes: Uint8Array) => bytes.fill(2, 18, 20)],
  ['it claims to be written with such a log', (bytes: Uint8Array) => bytes.fill(2, 18, 19)],
  ['it keeps room in each page for others', (bytes: Uint8Array) => bytes.fill(8, 20, 21)],
  ['it claims a format before the first', (bytes: Uint8Array) => bytes.fill(0, 60, 64)],
  ['it claims UTF-16', (bytes: Uint8Array) => bytes.fill(2, 59, 60)],
  ['it claims more pages', (bytes: Uint8Array) => bytes.fill(9, 30, 31)],
])('damage is refused: %s', async (_, damage) => {
  const bytes = await unzip(await sampleSnapshot());
  damage(bytes);
  await expectRefusal(await gzip(bytes), 'damaged');
});

test('a file that was cut, or goes on behind its end, is refused', async () => {
  const file = await sampleSnapshot();
  await expectRefusal(file.slice(0, file.size - 100), 'damaged');
  await expectRefusal(new Blob([file, 'more']), 'damaged');
});

test.each([
  ['a field of a definition', `UPDATE definition SET form = replace(form, 'Blocked', 'Allowed')`],
  ['the digest of a definition', `UPDATE definition SET digest = randomblob(32) WHERE id = 1`],
  ['the digest of a catalogue', `UPDATE catalog SET digest = hex(randomblob(32))`],
  ['a module', `UPDATE installed_module SET version = '9.9' WHERE id = 2`],
  ['the fingerprint', `UPDATE version SET fingerprint = hex(randomblob(32))`],
])('%s that does not fit its digest is refused', async (_, sql) => {
  await expectRefusal(await forge((db) => db.execute(sql)), 'wrong_digest');
});

test('the manifest cannot be changed without its digest, nor a row without the manifest', async () => {
  for (const sql of [
    `UPDATE manifest SET document = replace(document, 'Anna', 'Otto')`,
    `UPDATE label_text SET text = 'Pay here' WHERE text = 'Customer group'`,
    `DELETE FROM catalog_label WHERE text_id = 1`,
    `INSERT INTO part VALUES ('glossary', '{}')`,
  ]) {
    const db = await openWritable(await unzip(await sampleSnapshot()));
    db.execute(sql);
    await expectRefusal(await gzip(db.serialize()), 'wrong_digest');
  }
  const without = await openWritable(await unzip(await sampleSnapshot()));
  without.execute('DELETE FROM manifest');
  await expectRefusal(await gzip(without.serialize()), 'bad_content');
});

test.each([
  ['modules without end', 'installed_module', `(version_id, name) SELECT 1, 'm'`],
  ['parts without end', 'part', `(name, document) SELECT 'p' || value, '{}'`],
  ['versions without end', 'version', `(fingerprint, source) SELECT value, 'modules'`],
] as const)('%s are refused by their number', async (_, table, rows) => {
  const file = await forge((db) =>
    db.execute(`
      WITH RECURSIVE n (value) AS (
        SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${LIMITS.rows[table] + 1}
      )
      INSERT INTO ${table} ${rows} FROM n
    `),
  );
  await expectRefusal(file, 'too_many_rows');
});

test.each([
  [
    'a definition that no catalogue holds',
    'DELETE FROM catalog_definition WHERE definition_id = 1',
  ],
  ['a link to a definition that is missing', 'INSERT INTO catalog_definition VALUES (1, 99)'],
  [
    'a link to a number beyond all counting',
    'INSERT INTO catalog_definition VALUES (1, 1152921504606846976)',
  ],
  ['a version beyond all counting', 'UPDATE catalog SET version_id = 1152921504606846976'],
  ['a text of a catalogue that is missing', 'INSERT INTO catalog_label VALUES (7, 1, 0)'],
  ['a text of no catalogue', 'INSERT INTO catalog_label VALUES (0, 1, 0)'],
  ['a link to a text that is missing', 'INSERT INTO catalog_label VALUES (1, 999, 0)'],
  [
    'a module of a version that is missing',
    `INSERT INTO installed_module (version_id, raw) VALUES (9, 'Name: odd')`,
  ],
  [
    'a module that is also a line that nobody can read',
    `UPDATE installed_module SET raw = 'Name: odd'`,
  ],
  ['a catalogue of a version that is missing', 'UPDATE catalog SET version_id = 2'],
  ['a file without a catalogue', 'DELETE FROM catalog; DELETE FROM catalog_definition'],
  ['a flag that is neither yes nor no', 'UPDATE catalog_label SET is_inherited = 5'],
  ['a hole in the numbers', 'UPDATE definition SET id = 77 WHERE id = 5'],
  [
    'a catalogue that no environment shows',
    `INSERT INTO catalog VALUES (2, 1, '${'0'.repeat(64)}')`,
  ],
  ['a language that is none', `UPDATE label_text SET language = '../../etc' WHERE id = 1`],
  ['a label whose name has capital letters', 'UPDATE label_text SET label = upper(label)'],
  ['a text that never ends', `UPDATE label_text SET text = '${'x'.repeat(20_001)}' WHERE id = 1`],
  [
    'a module called by a text that never ends',
    `UPDATE installed_module SET display_name = '${'x'.repeat(20_001)}' WHERE id = 1`,
  ],
  ['a part with a path for a name', `INSERT INTO part VALUES ('../../x', '{}')`],
  ['a module without a name', `INSERT INTO installed_module (version_id) VALUES (1)`],
  ['a version of endless words', `UPDATE version SET application_version = '${'1'.repeat(81)}'`],
  ['a version that nobody uses', `INSERT INTO version VALUES (2, 'x', 'modules', NULL, NULL)`],
])('%s is refused', async (_, sql) => {
  const failure = await refusalOf(device, await forge((db) => db.execute(sql)));
  expect(failure).toMatchObject({ kind: 'bad_snapshot' });
  expect(await digestDatabase(device.db)).toBe(before);
});

test.each([
  ['spaces that the canonical form has not', enumerationForm('NoYes').replace(',', ', ')],
  ['a member too many', `["enumeration/1","NoYes",null,[["No",null,0,true,true]]]`],
  ['a fact of another type', `["enumeration/1","NoYes",null,[["No",null,"0",true]]]`],
  ['a kind that nobody knows', `["macro/1","NoYes",null,[]]`],
  ['no JSON', 'enumeration'],
  ['half a character', `["enumeration/1","No\\ud800",null,[]]`],
  ['a zero in a text', `["enumeration/1","NoYes","a\\u0000b",[]]`],
  ['a name that runs backwards', enumerationForm('Cust\u202eseYoN')],
  ['a name with something invisible', enumerationForm('No\u200bYes')],
  ['a name with a letter that fonts leave out', enumerationForm('No\u3164Yes')],
  ['a name with a selector of variants', enumerationForm('No\ufe0fYes')],
  ['a name with a control character', enumerationForm('No\u0007Yes')],
  ['a name longer than any window could show', enumerationForm('x'.repeat(20_001))],
  ['lists in lists', `["enumeration/1","NoYes",${'['.repeat(100_000)}${']'.repeat(100_000)},[]]`],
])('a definition with %s is refused though its digests are right', async (_, form) => {
  await expectRefusal(await forgeForm(form), 'bad_content');
});

test.each([
  [
    'a definition before the first',
    'INSERT INTO definition SELECT 0, digest, form FROM definition WHERE id = 1',
  ],
  ['a definition of no catalogue', 'DELETE FROM catalog_definition WHERE definition_id = 1'],
  [
    'a hole in the numbers of texts',
    `UPDATE label_text SET id = 77 WHERE id = 5;
     UPDATE catalog_label SET text_id = 77 WHERE text_id = 5`,
  ],
  ['a label with an end in its middle', `UPDATE label_text SET label = 'a' || char(0) || 'b'`],
  ['a label that never ends', `UPDATE label_text SET label = '${'x'.repeat(40_001)}'`],
  ['a text with an end in its middle', `UPDATE label_text SET text = 'a' || char(0) || 'b'`],
  [
    'a version of another number',
    `UPDATE version SET id = 2;
     UPDATE installed_module SET version_id = 2;
     UPDATE catalog SET version_id = 2`,
  ],
  ['a version that turns round', `UPDATE version SET platform_version = '7' || char(8238)`],
  [
    'a module that turns round',
    `UPDATE installed_module SET display_name = 'a' || char(8238) WHERE raw IS NULL`,
  ],
  ['a line with an end in its middle', `UPDATE installed_module SET raw = raw || char(0) || 'b'`],
  ['a part with an end in its middle', `INSERT INTO part VALUES ('diary', 'a' || char(0) || 'b')`],
])('%s is refused though all digests are right', async (_, sql) => {
  const file = await forge(async (db) => {
    db.execute(sql);
    await seal(db);
  });
  await expectRefusal(file, 'bad_content');
});

test('a relation of a kind that nobody knows is refused, and named', async () => {
  const file = await forge((db) =>
    db.execute(`UPDATE definition SET form = replace(form, '"referential"', '"odd"')`),
  );
  await expectRefusal(file, 'bad_content');
  expect(await refusalOf(device, file)).toMatchObject({ detail: 'constraint odd' });
});

test('script in a name or a text is a text like any other', async () => {
  const script = '<img src=x onerror=alert(1)>';
  const file = await forgeForm(enumerationForm(script, script));
  const { environments } = await valueOf(device.engine.importSnapshot(file, 'test'));
  const found = await valueOf(
    device.engine.getEnumeration(environments[0]?.catalog?.id ?? 0, script, []),
  );
  expect(found).toMatchObject({ name: script, label: { text: script } });
});

test('whoever wants to be called something invisible is called what is left of it', async () => {
  const file = await sampleSnapshot({ name: 'UAT' }, { createdBy: ' An\u202ena\u0000\n' });
  const report = await valueOf(device.engine.inspectSnapshot(file, 'test'));
  expect(report.createdBy).toBe('Anna');
});

test.each([
  ['a path for a name', { name: '../../etc/passwd' }, 'etc-passwd'],
  ['a drive for a name', { name: 'C:\\Windows\\x' }, 'C-Windows-x'],
])('an environment with %s gives a file name without one', async (_, sample, start) => {
  const maker = await openEngine();
  const environment = await addSynced(maker, { definitions: [ENUMERATION] });
  await valueOf(maker.engine.updateEnvironment(environment.id, sample));
  const exported = await maker.engine.exportSnapshot({
    environments: [environment.id],
    languages: [],
    hasNames: true,
    hasAddresses: false,
    createdBy: null,
    appVersion: '1',
    parts: [],
    documents: [],
    task: 'test',
  });
  expect(exported).toMatchObject({ value: { name: expect.stringMatching(`^${start}-10`) } });
});

test('a manifest with a name that runs backwards, or an address with a password, is refused', async () => {
  for (const change of [
    { name: 'UAT\u202e' },
    { name: 'x'.repeat(81) },
    { name: ' ' },
    { url: 'https://me:secret@x.operations.dynamics.com' },
    { url: 'javascript:alert(1)' },
    { url: 'ftp://x.operations.dynamics.com' },
    { syncedAt: 'yesterday' },
    { catalog: 2 },
  ]) {
    const db = await openWritable(await unzip(await sampleSnapshot()));
    const { manifest } = JSON.parse(db.first(manifestDocument, {})?.document ?? '');
    Object.assign(manifest.environments[0], change);
    const document = await writeManifest(manifest);
    db.run(updateManifest, { document });
    await expectRefusal(await gzip(db.serialize()), 'bad_content');
  }
});

test('an environment that shows a catalogue which is not there is refused beside one that is', async () => {
  const db = await openWritable(await unzip(await sampleSnapshot()));
  const { manifest }: { manifest: Manifest } = JSON.parse(db.one(manifestDocument, {}).document);
  const environments = manifest.environments.flatMap((each) => [each, { ...each, catalog: 2 }]);
  const document = await writeManifest({ ...manifest, environments });
  db.run(updateManifest, { document });
  await expectRefusal(await gzip(db.serialize()), 'bad_content');
});

test.each([{ appVersion: '0.1\u202e' }, { createdBy: 'An\u202ena' }, { createdAt: 'yesterday' }])(
  'a manifest with %o is refused though its digest is right',
  async (change) => {
    const db = await openWritable(await unzip(await sampleSnapshot()));
    const { manifest }: { manifest: Manifest } = JSON.parse(db.one(manifestDocument, {}).document);
    db.run(updateManifest, { document: await writeManifest({ ...manifest, ...change }) });
    await expectRefusal(await gzip(db.serialize()), 'bad_content');
  },
);

test('the digest of a definition in a snapshot is the one it has everywhere', async () => {
  const db = await openWritable(await unzip(await sampleSnapshot()));
  const row = db.first(
    statement<{}, { digest: Uint8Array }>(
      `SELECT digest FROM definition WHERE form LIKE '["enumeration/1"%'`,
    ),
    {},
  );
  expect(toHex(row?.digest ?? new Uint8Array())).toBe(toHex(await digestDefinition(ENUMERATION)));
});
