import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { mayWrite, type LibraryAddress, type PublishRequest } from '#contract/library.ts';
import { isForeign } from '../../../worker/catalog/catalogs.ts';
import { listen } from '../../listen.ts';
import { openEngine, valueOf, type TestEngine } from '../open-engine.ts';
import { statement } from '../../../worker/db/statement.ts';
import { writeManifest, type Manifest } from '../../../worker/snapshot/manifest.ts';
import { fillDatabase } from '../fill-database.ts';
import { openWritable } from '../open-writable.ts';
import {
  addSynced,
  digestDatabase,
  entityNamed,
  gzip,
  sampleSnapshot,
  SYNCED_AT,
  TEXTS,
  unzip,
} from '../snapshot-samples.ts';
import { startAzurite, type Azurite } from './start-azurite.ts';
import { startPlainStore, type PlainStore } from './start-plain-store.ts';

const englishOnly = TEXTS.filter(([, language]) => language === 'en-US');
const germanOnly = TEXTS.filter(([, language]) => language === 'de');

const requestFor = (environment: Environment): PublishRequest => ({
  environment: environment.id,
  hasAddress: false,
  hasGlossary: false,
  createdBy: 'Anna',
  appVersion: '0.1.0',
  task: 'test',
});

/** Somebody with a synced environment, and with a glossary if there are terms, publishes it. */
async function publish(
  library: LibraryAddress,
  { terms = [], ...sample }: Parameters<typeof addSynced>[1] & { readonly terms?: Words } = {},
  change: Partial<PublishRequest> = {},
) {
  const publisher = await openEngine();
  const environment = await addSynced(publisher, sample);
  await addTerms(publisher, terms);
  const request = { ...requestFor(environment), ...change };
  return publisher.engine.publishToLibrary(library, request);
}

type Words = readonly (readonly [term: string, note: string, ...synonyms: readonly string[]])[];

async function addTerms({ engine }: TestEngine, terms: Words): Promise<void> {
  for (const [term, note, ...synonyms] of terms) {
    await valueOf(engine.saveTerm({ id: null, term, note, synonyms, links: [] }));
  }
}

async function termsOf({ engine }: TestEngine) {
  const terms = await valueOf(engine.listTerms());
  return terms.map(({ term, note, synonyms }) => [term, note, ...synonyms]);
}

/** Two glossaries that meet in the library, and a third one that is filled from both. */
async function expectGlossariesToMerge(library: LibraryAddress): Promise<void> {
  const withGlossary = { hasGlossary: true };
  const mine: Words = [
    ['Skonto', 'Cash discount', 'Rabatt'],
    ['Zahlungsziel', 'Net days'],
  ];
  const theirs: Words = [
    ['Lieferant', 'A vendor'],
    ['skonto', '2 % in 14 days', 'Barzahlungsnachlass'],
  ];
  const first = await valueOf(publish(library, { terms: mine }, withGlossary));
  expect(first.terms).toEqual({ added: 2, combined: 0 });
  const second = await valueOf(publish(library, { terms: theirs }, withGlossary));
  expect(second).toMatchObject({ terms: { added: 1, combined: 1 } });
  expect(second.entry.terms).toBe(3);

  const again = await valueOf(publish(library, { terms: mine }, withGlossary));
  expect(again.terms).toEqual({ added: 0, combined: 0 });
  const without = await valueOf(publish(library, { terms: [['Secretword', '']] }));
  expect(without.entry.terms).toBe(3);

  const device = await openEngine();
  const environment = await addBare(device);
  await addTerms(device, [['Lieferant', 'Who sends us invoices']]);
  const heard = device.events.length;
  const filled = await valueOf(device.engine.fillFromLibrary(library, environment.id, 't'));
  expect(filled.terms).toEqual({ total: 3, added: 2, kept: 1 });
  expect(device.events.slice(heard)).toEqual(
    expect.arrayContaining([{ kind: 'environments_changed' }, { kind: 'glossary_changed' }]),
  );
  expect(await termsOf(device)).toEqual([
    ['Lieferant', 'Who sends us invoices'],
    ['Skonto', 'Cash discount\n\n2 % in 14 days', 'Rabatt', 'Barzahlungsnachlass'],
    ['Zahlungsziel', 'Net days'],
  ]);
}

/** An environment of the same version that shows nothing yet. */
async function addBare(device: TestEngine, name = 'Mine'): Promise<Environment> {
  const environment = await addSynced(device, { name, definitions: [], texts: [] });
  device.db.execute(`UPDATE environment SET catalog_id = NULL; DELETE FROM catalog`);
  return environment;
}

async function withCreatedAt(file: Blob, createdAt: string): Promise<Blob> {
  const db = await openWritable(await unzip(file));
  const { document } = db.one(manifestDocument, {});
  const { manifest }: { manifest: Manifest } = JSON.parse(document);
  db.run(setDocument, { document: await writeManifest({ ...manifest, createdAt }) });
  return gzip(db.serialize());
}

const manifestDocument = statement<{}, { document: string }>('SELECT document FROM manifest');
const setDocument = statement<{ document: string }>('UPDATE manifest SET document = :document');

async function readText(blob: Buffer | undefined): Promise<string> {
  const stream = new Blob([new Uint8Array(blob ?? [])]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream('gzip'))).text();
}

const languagesOf = ({ catalog }: Environment) => catalog?.labels.map(({ language }) => language);

let azurite: Azurite;
let store: PlainStore;

/**
 * Servers close a connection that was idle for 5 s, which publishing may be on a busy machine. A browser then takes a
 * new one; Node sends the next request into the closed one and fails, so here each request has its own.
 */
const fetchOfNode = fetch;
vi.stubGlobal('fetch', (address: URL, init?: RequestInit) => {
  const headers = new Headers(init?.headers);
  headers.set('connection', 'close');
  return fetchOfNode(address, { ...init, headers });
});

beforeAll(async () => {
  azurite = await startAzurite();
});

afterAll(() => azurite.stop());

beforeEach(async () => {
  store = await startPlainStore();
});

afterEach(() => store.stop());

describe('in Azure Blob Storage', () => {
  test('what one publishes fills the environment of another, and languages merge', async () => {
    const library = { url: azurite.folder('rcw') };
    const reader = { url: azurite.folder('r') };
    expect([mayWrite(library), mayWrite(reader)]).toEqual([true, false]);
    const device = await openEngine();
    const mine = await addBare(device);
    expect(await valueOf(device.engine.listLibrary(reader))).toEqual([]);
    expect(await device.engine.fillFromLibrary(reader, mine.id, 't')).toMatchObject({
      failure: { kind: 'not_found' },
    });

    expect(await publish(reader)).toMatchObject({ failure: { kind: 'forbidden' } });
    const first = await valueOf(publish(library, { texts: englishOnly }));
    expect(first).toMatchObject({ entry: { languages: [{ texts: 4 }] } });
    const second = await valueOf(publish(library, { texts: germanOnly }));

    const [entry] = await valueOf(device.engine.listLibrary(reader));
    expect(entry).toEqual(second.entry);
    expect(entry).toMatchObject({
      fingerprint: mine.version?.fingerprint,
      applicationVersion: '10.0.43',
      publishedBy: 'Anna',
      languages: [
        { language: 'de', texts: 1 },
        { language: 'en-US', texts: 4 },
      ],
    });
    const filled = await valueOf(device.engine.fillFromLibrary(reader, mine.id, 't'));
    expect(filled.bytes).toBe(entry?.bytes);
    expect(filled.environment).toMatchObject({ name: 'Mine', transport: 'direct' });
    expect(filled.environment.catalog?.digest).toBe(entry?.catalogDigests[0]);
    expect(languagesOf(filled.environment)).toEqual(['de', 'en-US']);
    const catalog = filled.environment.catalog?.id ?? 0;
    const { hits } = await valueOf(device.engine.search(catalog, { text: 'debitorengruppe' }));
    expect(hits.length).toBeGreaterThan(0);
  });

  test('glossaries merge as well', () =>
    expectGlossariesToMerge({ url: azurite.folder('rcw', 'terms') }));
});

describe('in a plain folder', () => {
  test('glossaries merge: new terms are added, and one that both have says both', () =>
    expectGlossariesToMerge(store));

  test('whoever is overtaken with a glossary takes the other one in', async () => {
    const withGlossary = { hasGlossary: true };
    await valueOf(publish(store, { terms: [['First', '']] }, withGlossary));
    store.beforeNextWrite = async () => {
      store.beforeNextWrite = async () =>
        void (await valueOf(publish(store, { terms: [['Faster', '']] }, withGlossary)));
    };
    const slower = await valueOf(publish(store, { terms: [['Slower', '']] }, withGlossary));
    expect(slower.entry.terms).toBe(3);
    const device = await openEngine();
    await valueOf(device.engine.fillFromLibrary(store, (await addBare(device)).id, 't'));
    expect(await termsOf(device)).toEqual([
      ['Faster', ''],
      ['First', ''],
      ['Slower', ''],
    ]);
  });

  test('a file without a glossary leaves the own one alone', async () => {
    await valueOf(publish(store));
    const device = await openEngine();
    await addTerms(device, [['Mine', '']]);
    const { id } = await addBare(device);
    const heard = device.events.length;
    const filled = await valueOf(device.engine.fillFromLibrary(store, id, 't'));
    expect(filled.terms).toBeNull();
    expect(device.events.slice(heard)).not.toContainEqual({ kind: 'glossary_changed' });
    expect(await termsOf(device)).toEqual([['Mine', '']]);
  });

  test('two who publish different catalogues of one version at once are both in it', async () => {
    const other = { definitions: [entityNamed('Other')] };
    store.beforeNextWrite = async () => {
      // The index of the slower one is written over a state that is gone.
      store.beforeNextWrite = async () => void (await valueOf(publish(store, other)));
    };
    await valueOf(publish(store));
    const device = await openEngine();
    const [entry, ...rest] = await valueOf(device.engine.listLibrary(store));
    expect(rest).toEqual([]);
    expect(entry?.catalogDigests).toHaveLength(2);
  });

  test('whoever is overtaken while merging merges again', async () => {
    await valueOf(publish(store, { texts: [] }));
    const overtaking = async () => void (await valueOf(publish(store, { texts: germanOnly })));
    store.beforeNextWrite = async () => {
      store.beforeNextWrite = overtaking;
    };
    const { entry } = await valueOf(publish(store, { texts: englishOnly }));
    expect(entry.languages.map(({ language }) => language)).toEqual(['de', 'en-US']);
    const device = await openEngine();
    expect((await valueOf(device.engine.listLibrary(store)))[0]).toEqual(entry);
  });

  test('publishing ends where others are faster each time, and says so', async () => {
    store.refusesWritesWith = 412;
    expect(await publish(store)).toMatchObject({
      failure: { kind: 'bad_library', problem: 'busy' },
    });
  });

  test('a glossary that cannot be read refuses its file, which is not written over', async () => {
    const documents = [{ name: 'glossary', text: '{"a":1}' }];
    const file = Buffer.from(await (await sampleSnapshot({}, { documents })).arrayBuffer());
    const device = await openEngine();
    const { id, version } = await addBare(device);
    store.files.set(`${version?.fingerprint}.foatlas`, file);
    const failure = { kind: 'bad_snapshot', problem: 'bad_content' };
    expect(await device.engine.fillFromLibrary(store, id, 't')).toMatchObject({ failure });
    expect(await publish(store)).toMatchObject({ failure });
    expect([...store.files.values()]).toEqual([file]);
  });

  test('the entries of others stay in the index', async () => {
    await valueOf(publish(store));
    const index = JSON.parse(String(store.files.get('index.json')));
    const [mine] = index.snapshots;
    const theirs = ['f', '0'].map((digit) => ({ ...mine, fingerprint: digit.repeat(64) }));
    store.files.set('index.json', Buffer.from(JSON.stringify({ ...index, snapshots: theirs })));
    await valueOf(publish(store));
    const device = await openEngine();
    const entries = await valueOf(device.engine.listLibrary(store));
    expect(entries.map(({ fingerprint }) => fingerprint)).toEqual([
      '0'.repeat(64),
      mine.fingerprint,
      'f'.repeat(64),
    ]);
  });

  test('name and address of the environment are in it only where that was chosen', async () => {
    await valueOf(publish(store, { name: 'Secretplace' }));
    const [name] = [...store.files.keys()].filter((each) => each.endsWith('.foatlas'));
    expect(await readText(store.files.get(name ?? ''))).not.toMatch(/secretplace/i);
    expect(String(store.files.get('index.json'))).not.toMatch(/secretplace/i);
    await valueOf(publish(store, { name: 'Secretplace' }, { hasAddress: true }));
    const text = await readText(store.files.get(name ?? ''));
    expect(text).toContain('"Secretplace"');
    expect(text).toContain('https://secretplace.sandbox');
  });

  test('a store whose ETags cannot be read is not written over', async () => {
    await valueOf(publish(store));
    const before = new Map(store.files);
    store.hasEtags = false;
    expect(await publish(store, { texts: germanOnly })).toMatchObject({
      failure: { kind: 'bad_library', problem: 'no_etag' },
    });
    expect(store.files).toEqual(before);
  });

  test('a file of another version than its name says changes nothing', async () => {
    await valueOf(publish(store));
    const device = await openEngine();
    const mine = await addSynced(device, { name: 'Mine' });
    const file = [...store.files.entries()].find(([name]) => name.endsWith('.foatlas'))?.[1];
    const fingerprint = 'e'.repeat(64);
    device.db.execute(`UPDATE global_version SET fingerprint = '${fingerprint}'`);
    store.files.set(`${fingerprint}.foatlas`, file ?? Buffer.alloc(0));
    const before = await digestDatabase(device.db);
    expect(await device.engine.fillFromLibrary(store, mine.id, 't')).toMatchObject({
      failure: { kind: 'bad_library', problem: 'other_version' },
    });
    expect(await digestDatabase(device.db)).toBe(before);
  });

  test('a file of another version in the place of the own one is not written over', async () => {
    await valueOf(publish(store));
    const [mine] = [...store.files.keys()].filter((name) => name.endsWith('.foatlas'));
    store.files.clear();
    await valueOf(publish(store, { build: '10.0.2500.1' }));
    const [theirs] = [...store.files.entries()].filter(([name]) => name.endsWith('.foatlas'));
    store.files.set(mine ?? '', theirs?.[1] ?? Buffer.alloc(0));
    const before = new Map(store.files);
    expect(await publish(store)).toMatchObject({
      failure: { kind: 'bad_library', problem: 'other_version' },
    });
    expect(store.files).toEqual(before);
  });

  test('a damaged file changes nothing', async () => {
    await valueOf(publish(store));
    const device = await openEngine();
    const mine = await addBare(device);
    for (const [name, file] of store.files) {
      if (name.endsWith('.foatlas')) store.files.set(name, file.subarray(0, file.length / 2));
    }
    const before = await digestDatabase(device.db);
    expect(await device.engine.fillFromLibrary(store, mine.id, 't')).toMatchObject({
      failure: { kind: 'bad_snapshot', problem: 'damaged' },
    });
    expect(await digestDatabase(device.db)).toBe(before);
  });

  test('a version of endless words is refused before the index tells it to everybody', async () => {
    const publisher = await openEngine();
    const environment = await addSynced(publisher);
    publisher.db.execute(`UPDATE global_version SET application_version = '${'10.'.repeat(200)}'`);
    const published = await publisher.engine.publishToLibrary(store, requestFor(environment));
    expect(published).toMatchObject({ ok: false, failure: { kind: 'bad_snapshot' } });
    expect(await valueOf((await openEngine()).engine.listLibrary(store))).toEqual([]);
  });

  test('a file from the end of time is joined to one that can still be read', async () => {
    await valueOf(publish(store, { texts: englishOnly }));
    const [name] = [...store.files.keys()].filter((each) => each.endsWith('.foatlas'));
    const file = new Blob([new Uint8Array(store.files.get(name ?? '') ?? [])]);
    const late = await withCreatedAt(file, '9999-12-31T23:59:59.999Z');
    store.files.set(name ?? '', Buffer.from(await late.arrayBuffer()));
    await valueOf(publish(store, { texts: germanOnly }));
    const terms: Words = [['Skonto', '']];
    await valueOf(publish(store, { terms }, { hasGlossary: true }));
    const [entry] = await valueOf((await openEngine()).engine.listLibrary(store));
    // Later than at the end of time nobody can publish: whoever did it last is right.
    expect(entry).toMatchObject({ publishedAt: '9999-12-31T23:59:59.999Z', terms: 1 });
  });

  test.each([
    ['no JSON', '<html>', 'bad_index'],
    ['another file', '{"format":"other","formatVersion":1,"snapshots":[]}', 'bad_index'],
    ['of a newer app', '{"format":"fo-atlas/library","formatVersion":2}', 'newer_index'],
  ])('an index that is %s is told, and not written over', async (_, text, problem) => {
    store.files.set('index.json', Buffer.from(text));
    const device = await openEngine();
    const failure = { kind: 'bad_library', problem };
    expect(await device.engine.listLibrary(store)).toMatchObject({ failure });
    expect(await publish(store)).toMatchObject({ failure });
    expect(String(store.files.get('index.json'))).toBe(text);
  });

  test('a store that refuses and one that is not there are told apart, without the key', async () => {
    store.refusesWritesWith = 403;
    const secret = { url: `${store.url}?key=hush` };
    const refused = await publish(secret);
    expect(refused).toMatchObject({ failure: { kind: 'forbidden' } });
    const gone = await publish({ url: 'http://127.0.0.1:1/?key=hush' });
    expect(gone).toMatchObject({ failure: { kind: 'unreachable' } });
    expect(JSON.stringify([refused, gone])).not.toContain('hush');
  });

  test.each([
    [403, 'forbidden'],
    [503, 'service_error'],
  ])('a store that answers %i to a reader is told, whatever it says', async (status, kind) => {
    await valueOf(publish(store));
    store.refusesReadsWith = status;
    const device = await openEngine();
    const { id } = await addBare(device);
    const refused = { ok: false, failure: { kind } };
    expect(await device.engine.listLibrary(store)).toMatchObject(refused);
    expect(await device.engine.fillFromLibrary(store, id, 't')).toMatchObject(refused);
  });

  test('a file that never ends is left at the limit, and so is the connection', async () => {
    const left = Promise.withResolvers<void>();
    const server = createServer((_, response) => {
      const piece = Buffer.alloc(1_000_000);
      const write = (): void => {
        if (response.write(piece)) setImmediate(write);
      };
      response.on('drain', write).on('close', () => left.resolve());
      write();
    });
    const url = `http://127.0.0.1:${await listen(server)}/`;
    expect(await (await openEngine()).engine.listLibrary({ url })).toMatchObject({
      failure: { kind: 'bad_snapshot', problem: 'too_large' },
    });
    await left.promise;
    server.close();
  });

  test.each([0, 1])('of two catalogues the one that was synced last is shown: %i', async (last) => {
    const samples = [{}, { definitions: [entityNamed('Other')] }];
    const digests: (string | null | undefined)[] = [];
    for (const [index, sample] of samples.entries()) {
      const publisher = await openEngine();
      const environment = await addSynced(publisher, sample);
      const syncedAt = index === last ? '2026-11-05T08:00:00.000Z' : SYNCED_AT;
      publisher.db.execute(`UPDATE catalog SET completed_at = '${syncedAt}'`);
      await valueOf(publisher.engine.publishToLibrary(store, requestFor(environment)));
      digests.push(environment.catalog?.digest);
    }
    const device = await openEngine();
    const { id } = await addBare(device);
    const { environment } = await valueOf(device.engine.fillFromLibrary(store, id, 't'));
    expect(environment.catalog?.digest).toBe(digests[last]);
  });

  test('a catalogue that several publish was synced when the last of them did', async () => {
    for (const day of [4, 5, 3]) {
      const publisher = await openEngine();
      const environment = await addSynced(publisher);
      publisher.db.execute(`UPDATE catalog SET completed_at = '2026-11-0${day}T08:00:00.000Z'`);
      await valueOf(publisher.engine.publishToLibrary(store, requestFor(environment)));
    }
    const device = await openEngine();
    const { id } = await addBare(device);
    const { environment } = await valueOf(device.engine.fillFromLibrary(store, id, 't'));
    expect(environment.catalog?.completedAt).toBe('2026-11-05T08:00:00.000Z');
  });

  test('what else a colleague has put into the file stays in it', async () => {
    const settings = { name: 'settings', text: '{"theme":"dark"}' };
    const file = await sampleSnapshot({}, { documents: [settings] });
    const first = await valueOf(publish(store));
    const name = `${first.entry.fingerprint}.foatlas`;
    store.files.set(name, Buffer.from(await file.arrayBuffer()));
    await valueOf(publish(store, { terms: [['Skonto', '']] }, { hasGlossary: true }));
    const device = await openEngine();
    const joined = new Blob([new Uint8Array(store.files.get(name) ?? [])]);
    const { documents } = await valueOf(device.engine.importSnapshot(joined, 'test'));
    expect(documents).toEqual([settings]);
    expect(await termsOf(device)).toEqual([['Skonto', '']]);
  });

  test('filling that fails half-way changes nothing', async () => {
    await valueOf(publish(store, { terms: [['Skonto', '']] }, { hasGlossary: true }));
    const device = await openEngine();
    const { id } = await addBare(device);
    device.db.execute(`
      CREATE TRIGGER no_room BEFORE INSERT ON glossary_term
      BEGIN SELECT RAISE(ABORT, 'no room'); END
    `);
    const before = await digestDatabase(device.db);
    await expect(device.engine.fillFromLibrary(store, id, 't')).rejects.toThrow('no room');
    expect(await digestDatabase(device.db)).toBe(before);
  });

  test('a catalogue for which there is no room here says so and changes nothing', async () => {
    const many = Array.from({ length: 600 }, (_, number) => entityNamed(`Group${number}`));
    await valueOf(publish(store, { definitions: many }));
    const device = await openEngine();
    const { id } = await addBare(device);
    fillDatabase(device.db);
    const before = await digestDatabase(device.db);
    expect(await device.engine.fillFromLibrary(store, id, 't')).toMatchObject({
      failure: { kind: 'storage_full' },
    });
    expect(await digestDatabase(device.db)).toBe(before);
  });

  test('what the library gave one environment is not shared with another one', async () => {
    await valueOf(publish(store));
    const device = await openEngine();
    const mine = await addBare(device);
    await valueOf(device.engine.fillFromLibrary(store, mine.id, 't'));
    const shown = (await valueOf(device.engine.listEnvironments()))[0]?.catalog?.id ?? 0;
    expect(isForeign(device.db, shown)).toBe(true);
  });
});
