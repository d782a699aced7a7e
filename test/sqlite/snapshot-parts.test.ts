import { beforeEach, expect, test } from 'vitest';
import type { GlossaryTerm } from '#contract/glossary.ts';
import {
  SNAPSHOT_PARTS,
  type SnapshotDocument,
  type SnapshotPartName,
} from '#contract/snapshot.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';
import {
  addSynced,
  DEFINITIONS,
  digestDatabase,
  entityNamed,
  refusalOf,
  requestFor,
  sampleSnapshot,
  TEXTS,
} from './snapshot-samples.ts';

let maker: TestEngine;
let device: TestEngine;

beforeEach(async () => {
  maker = await openEngine();
  device = await openEngine();
});

const TARGET = { kind: 'entity', name: 'CustomerGroup' } as const;
const PIN = { kind: 'entity', owner: 'CustomerGroup', part: null, isWhole: true } as const;

async function addTerm({ engine }: TestEngine, term: string, note: string): Promise<GlossaryTerm> {
  const links = [{ target: TARGET, confidence: 'likely' as const }];
  return valueOf(engine.saveTerm({ id: null, term, synonyms: [], note, links }));
}

async function pin({ engine }: TestEngine, list: string, catalog: number): Promise<void> {
  await valueOf(engine.pin(list, { catalog, environment: null, targets: [PIN] }));
}

async function exportWith(parts: readonly SnapshotPartName[]): Promise<Blob> {
  const environment = await addSynced(maker);
  await pin(maker, 'Integration', environment.catalog?.id ?? 0);
  const request = requestFor([environment], { parts });
  return (await valueOf(maker.engine.exportSnapshot(request))).blob;
}

test('glossary and watch-lists go along where they were chosen, and only there', async () => {
  await addTerm(maker, 'Debitorengruppe', 'How we bill');
  const chosen = await exportWith(['glossary', 'watch_lists']);
  const report = await valueOf(device.engine.inspectSnapshot(chosen, 'test'));
  expect(report.parts).toEqual([
    { name: 'glossary', entries: { total: 1, added: 1, kept: 0 } },
    { name: 'watch_lists', entries: { total: 1, added: 1, kept: 0 } },
  ]);
  await valueOf(device.engine.importSnapshot(chosen, 'test'));
  const [term] = await valueOf(device.engine.listTerms());
  expect(term).toMatchObject({ term: 'Debitorengruppe', note: 'How we bill' });
  const [list] = await valueOf(device.engine.listWatchLists());
  expect(list).toMatchObject({
    name: 'Integration',
    pins: [{ owner: 'CustomerGroups', hasBaseline: true }],
  });
  expect(device.events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['glossary_changed', 'watch_lists_changed']),
  );

  const request = requestFor(await valueOf(maker.engine.listEnvironments()));
  const { blob } = await valueOf(maker.engine.exportSnapshot(request));
  const bare = await openEngine();
  await valueOf(bare.engine.importSnapshot(blob, 'test'));
  expect(await valueOf(bare.engine.listTerms())).toEqual([]);
  expect(await valueOf(bare.engine.listWatchLists())).toEqual([]);
});

test("somebody else's term never takes the place of one's own, and the preview says so", async () => {
  await addTerm(maker, 'Debitorengruppe', 'Theirs');
  await addTerm(maker, 'Skonto', 'Theirs');
  await addTerm(device, 'debitorengruppe', 'Mine');
  const file = await exportWith(['glossary']);
  const { parts } = await valueOf(device.engine.importSnapshot(file, 'test'));
  expect(parts).toEqual([{ name: 'glossary', entries: { total: 2, added: 1, kept: 1 } }]);
  const terms = await valueOf(device.engine.listTerms());
  expect(terms.map(({ term, note }) => [term, note])).toEqual([
    ['debitorengruppe', 'Mine'],
    ['Skonto', 'Theirs'],
  ]);
});

test('opening the same file twice adds nothing and tells no tab that something changed', async () => {
  await addTerm(maker, 'Skonto', '');
  const file = await exportWith(['glossary', 'watch_lists']);
  await valueOf(device.engine.importSnapshot(file, 'test'));
  expect((await valueOf(device.engine.inspectSnapshot(file, 'test'))).isKnown).toBe(true);
  const told = () => device.events.filter(({ kind }) => /glossary|watch/.test(kind)).length;
  const before = told();
  await valueOf(device.engine.importSnapshot(file, 'test'));
  expect(told()).toBe(before);
});

const glossary = (term: unknown) => ({ format: 'fo-atlas-glossary', version: 1, terms: [term] });

test.each<[string, Parameters<typeof sampleSnapshot>]>([
  ['an environment', [{ name: 'PROD' }]],
  ['a definition', [{ definitions: [...DEFINITIONS, entityNamed('Currency')] }]],
  ['a text', [{ texts: [...TEXTS, ['@sys5461', 'de', 'Nein']] }]],
  [
    'a term',
    [{}, { documents: [{ name: 'glossary', text: JSON.stringify(glossary({ term: 'Skonto' })) }] }],
  ],
])('a file is not called known where only %s of it is new', async (_, change) => {
  await valueOf(device.engine.importSnapshot(await sampleSnapshot(), 'test'));
  const report = await valueOf(
    device.engine.inspectSnapshot(await sampleSnapshot(...change), 'test'),
  );
  expect(report.isKnown).toBe(false);
});

test('a diagram of the same name that shows something else comes beside the own one', async () => {
  const own = [{ entity: 'CustomerGroup', x: 0, y: 0, isCollapsed: false }];
  const theirs = [{ entity: 'CustomerGroup', x: 400, y: 0, isCollapsed: true }];
  await valueOf(maker.engine.createLayout('Sales', theirs));
  await valueOf(maker.engine.createLayout('Purchasing', own));
  await valueOf(maker.engine.createLayout('Returns', []));
  await valueOf(device.engine.createLayout('sales', own));
  await valueOf(device.engine.createLayout('Purchasing', own));
  const file = await exportWith(['layouts']);
  const heard = device.events.length;
  const { parts } = await valueOf(device.engine.importSnapshot(file, 'test'));
  expect(parts).toEqual([{ name: 'layouts', entries: { total: 3, added: 2, kept: 1 } }]);
  const layouts = await valueOf(device.engine.listLayouts());
  expect(layouts.map(({ name, entities }) => [name, entities])).toEqual([
    ['Purchasing', own],
    ['Returns', []],
    ['sales', own],
    ['Sales (2)', theirs],
  ]);
  expect(device.events.slice(heard)).toContainEqual({ kind: 'layouts_changed' });
  expect((await valueOf(device.engine.inspectSnapshot(file, 'test'))).isKnown).toBe(true);
  await valueOf(device.engine.importSnapshot(file, 'test'));
  expect(await valueOf(device.engine.listLayouts())).toEqual(layouts);
});

const lists = (owner: unknown) => ({
  format: 'fo-atlas/watch-lists',
  formatVersion: 1,
  lists: [{ name: 'L', pins: [{ ...PIN, owner }, PIN] }],
});
const PLACED = { entity: 'B', x: 0, y: 0, isCollapsed: false };
const layouts = (change: object, name: unknown = 'L') => ({
  format: 'fo-atlas/layouts',
  formatVersion: 1,
  layouts: [{ name, entities: [{ ...PLACED, entity: 'A', ...change }, PLACED] }],
});
const connections = (change: object) => ({
  format: 'fo-atlas/connections',
  environments: [
    {
      name: 'UAT',
      url: 'https://uat.sandbox.operations.dynamics.com',
      kind: 'test',
      auth: 'entra',
      transport: 'relay',
      ...change,
    },
  ],
});

const HOSTILE: readonly (readonly [
  what: string,
  name: string,
  content: unknown,
  reason: RegExp,
])[] = [
  ['no glossary', 'glossary', { format: 'other' }, /no glossary/],
  ['a term that is a number', 'glossary', glossary({ term: 7 }), /Term 1 is incomplete/],
  ['an endless note', 'glossary', glossary({ term: 'a', note: 'n'.repeat(5000) }), /note/],
  ['a term that nobody sees', 'glossary', glossary({ term: '\u202E\u200B' }), /term 1/],
  [
    'a link whose name turns round',
    'glossary',
    glossary({ term: 'a', links: [{ target: { kind: 'entity', name: 'a\u202Eb' } }] }),
    /link/,
  ],
  ['no watch-lists', 'watch_lists', { format: 'other' }, /no file of watch-lists/],
  ['a pin without a name', 'watch_lists', lists(''), /pin 1/],
  ['a pin with an end in its middle', 'watch_lists', lists('a\0b'), /cannot be shown/],
  ['no layouts', 'layouts', { format: 'other' }, /no file of layouts/],
  ['layouts of a later app', 'layouts', { ...layouts({}), formatVersion: 2 }, /newer version/],
  ['a place beyond all screens', 'layouts', layouts({ x: 1e12 }), /layouts.0.entities.0.x/],
  ['an endless name in a diagram', 'layouts', layouts({ entity: 'E'.repeat(256) }), /entity/],
  ['a place between two pixels', 'layouts', layouts({ y: 0.5 }), /layouts.0.entities.0.y/],
  ['a diagram with one entity twice', 'layouts', layouts({ entity: 'b' }), /names an entity twice/],
  ['a diagram whose name is not as it is kept', 'layouts', layouts({}, ' L'), /layouts.0.name/],
  ['a diagram whose name leads elsewhere', 'layouts', layouts({}, '..'), /layouts.0.name/],
  ['a diagram whose name turns round', 'layouts', layouts({}, 'a\u202Eb'), /cannot be shown/],
  [
    'diagrams without end',
    'layouts',
    { ...layouts({}), layouts: Array(1001).fill({ name: 'L', entities: [] }) },
    /layouts/,
  ],
  [
    'connections without end',
    'connections',
    { ...connections({}), environments: Array(1001).fill(connections({}).environments[0]) },
    /no list of environments/,
  ],
  ['an entity that turns round', 'layouts', layouts({ entity: 'a\u202Eb' }), /cannot be shown/],
  ['a key too many', 'connections', connections({ token: 'x' }), /no list of environments/],
  ['a way in that is none', 'connections', connections({ transport: 'file' }), /no list/],
  ['a sign-in that is none', 'connections', connections({ auth: 'basic' }), /no list/],
  ['an address with a path', 'connections', connections({ url: 'https://x.y/z' }), /no list/],
  ['an address that is no web', 'connections', connections({ url: 'javascript:1' }), /no list/],
  ['a name that turns round', 'connections', connections({ name: 'a\u202Eb' }), /no list/],
];

test.each([
  ...SNAPSHOT_PARTS.map((name) => [name, 'refused'] as const),
  ['settings', 'left alone'] as const,
  ['unknown', 'left alone'] as const,
])('lists in lists without end in the part %s are %s', async (name, end) => {
  const text = `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const file = await sampleSnapshot({}, { documents: [{ name, text }] });
  const refusal = end === 'refused' ? expect.objectContaining({ problem: 'bad_content' }) : null;
  expect(await refusalOf(device, file)).toEqual(refusal);
});

test.each(HOSTILE)('%s is refused with the reason and nothing changes', async (...row) => {
  const [, name, content, reason] = row;
  const documents: readonly SnapshotDocument[] = [{ name, text: JSON.stringify(content) }];
  const file = await sampleSnapshot({}, { documents });
  const before = await digestDatabase(device.db);
  const failure = await refusalOf(device, file);
  expect(failure).toMatchObject({ kind: 'bad_snapshot', problem: 'bad_content' });
  expect(failure).toHaveProperty('detail', expect.stringMatching(reason));
  expect(await digestDatabase(device.db)).toBe(before);
});

test('what deceives the eye is taken out of words and notes', async () => {
  const text = JSON.stringify(glossary({ term: 'Sko\u202Ento', note: 'one\n\u0000two' }));
  const file = await sampleSnapshot({}, { documents: [{ name: 'glossary', text }] });
  await valueOf(device.engine.importSnapshot(file, 'test'));
  const [term] = await valueOf(device.engine.listTerms());
  expect(term).toMatchObject({ term: 'Skonto', note: 'one\ntwo' });
});

test('a file of connections alone is no backup', async () => {
  const documents = [{ name: 'connections', text: JSON.stringify(connections({})) }];
  const report = await valueOf(
    device.engine.inspectSnapshot(await sampleSnapshot({}, { documents }), 'test'),
  );
  expect(report.isBackup).toBe(false);
});
