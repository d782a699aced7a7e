import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { beforeEach, expect, test } from 'vitest';
import { addLabels, countNewTexts } from '../../worker/catalog/add-labels.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { CatalogReader } from '../../worker/catalog/catalog-reader.ts';
import { createCatalog, inheritLabels } from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import {
  listUnsettledLabels,
  presumeLabels,
  readDataEntityLabels,
  settleLabels,
  type LabelScope,
} from '../../worker/catalog/label-store.ts';
import { readLabels } from '../../worker/catalog/label-texts.ts';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { SearchIndex } from '../../worker/search/index/search-index.ts';
import { field } from '../field.ts';
import { dataEntity, enumeration } from './filled-catalog.ts';

const sqlite = await sqlite3InitModule();

let db: Database;
let catalog: number;
let scope: LabelScope;

beforeEach(async () => {
  db = openInMemory(sqlite);
  migrate(db);
  db.execute(`
    INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
    VALUES (1, 'f', 'modules', '', '')
  `);
  catalog = createCatalog(db, 1, '2026-11-20T00:00:00Z');
  scope = { catalog, language: 'en-US' };
  await new DefinitionStore(db, catalog).store(DEFINITIONS);
});

test('labels of entities are asked for first, then of enumerations, then of fields by their use', () => {
  const unsettled = listUnsettledLabels(db, scope);
  expect(unsettled.map(({ spelling, uses }) => [spelling, uses])).toEqual([
    ['@Entity', 1],
    ['@DataEntity', 1],
    ['@Enumeration', 1],
    ['@Member', 1],
    ['@Often', 2],
    ['@Once', 1],
  ]);

  const [first] = unsettled;
  if (first !== undefined) settleLabels(db, scope, [{ label: first, text: 'Text' }]);
  expect(new CatalogReader(db).read(catalog)?.labels).toEqual([
    { language: 'en-US', known: 1, unknown: 0, total: 6 },
  ]);
});

test('what is shown already is confirmed after all that nobody can read yet', async () => {
  const [entity] = listUnsettledLabels(db, scope);
  if (entity === undefined) throw new Error('No label.');
  settleLabels(db, scope, [{ label: entity, text: 'Text' }]);
  const next = createCatalog(db, 1, '2026-11-21T00:00:00Z');
  await new DefinitionStore(db, next).store([...DEFINITIONS, enumeration('More', {}, '@More')]);
  inheritLabels(db, { from: catalog, to: next });
  const unsettled = listUnsettledLabels(db, { ...scope, catalog: next });
  expect(unsettled.map(({ spelling, hasText }) => [spelling, hasText])).toEqual([
    ['@DataEntity', false],
    ['@Enumeration', false],
    ['@Member', false],
    ['@More', false],
    ['@Often', false],
    ['@Once', false],
    ['@Entity', true],
  ]);
  expect(listUnsettledLabels(db, scope).map(({ spelling }) => spelling)).not.toContain('@More');
  // Each catalogue counts its own definitions, and the labels that they use.
  const countsOf = (id: number) => {
    const read = new CatalogReader(db).read(id);
    return [read?.counts.enumerations, read?.labels[0]?.total];
  };
  expect([catalog, next].map(countsOf)).toEqual([
    [1, 6],
    [2, 7],
  ]);
});

test('a literal text is its own label, whatever is known of others', () => {
  const labelOf = readLabels(db, { catalog, languages: ['en-US'] }, ['A literal text', '@Once']);
  expect(labelOf('A literal text')?.text).toBe('A literal text');
  expect(labelOf('@Once')?.text).toBeNull();
});

test('a label is read in the first language asked for that has it, or else in any', () => {
  const fromFile = (language: string, text: string) =>
    ({ label: '@entity', language, text, isInherited: false }) as const;
  addLabels(db, catalog, [fromFile('de', 'Debitor'), fromFile('fr', 'Client')]);
  const textIn = (...languages: readonly string[]) =>
    readLabels(db, { catalog, languages }, ['@Entity'])('@Entity')?.text;
  expect(textIn('en-US', 'fr', 'de')).toBe('Client');
  expect(textIn('de', 'fr')).toBe('Debitor');
  expect(textIn('en-US')).toBe('Debitor');
});

test('what the service does not know is asked again of another version only', async () => {
  const [entity] = listUnsettledLabels(db, scope);
  if (entity === undefined) throw new Error('No label.');
  settleLabels(db, scope, [{ label: entity, text: null }]);
  db.execute(`
    INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
    VALUES (2, 'g', 'modules', '', '')
  `);
  const askedAgainOf = async (version: number): Promise<boolean> => {
    const next = createCatalog(db, version, '2026-11-21T00:00:00Z');
    await new DefinitionStore(db, next).store(DEFINITIONS);
    inheritLabels(db, { from: catalog, to: next });
    return listUnsettledLabels(db, { ...scope, catalog: next }).some(({ id }) => id === entity.id);
  };
  expect([await askedAgainOf(1), await askedAgainOf(2)]).toEqual([false, true]);
});

test('labels from a file stand beside what is known, and take the place of nothing', () => {
  const [entity, dataEntity, enumerationLabel, member] = listUnsettledLabels(db, scope);
  if (!entity || !dataEntity || !enumerationLabel || !member) throw new Error('No labels.');
  settleLabels(db, scope, [
    { label: entity, text: 'Text' },
    { label: dataEntity, text: null },
    { label: enumerationLabel, text: null },
    { label: member, text: 'No' },
  ]);
  db.execute('DELETE FROM unindexed_label');
  const fromFile = (label: string, text: string | null) =>
    ({ label, language: 'en-US', text, isInherited: false }) as const;
  const labels = [
    fromFile('@entity', 'Text'),
    fromFile('@entity', 'Another text'),
    fromFile('@dataentity', 'Found after all'),
    fromFile('@once', 'Once'),
    fromFile('@often', null),
    { ...fromFile('@enumeration', null), isInherited: true },
  ];
  expect(countNewTexts(db, labels)).toBe(3);
  const twice = [...labels, ...labels, fromFile('@nobody', 'Unused')];
  expect(addLabels(db, catalog, twice)).toBe(3);
  const textOf = readLabels(db, { catalog, languages: ['en-US'] }, [
    '@Entity',
    '@DataEntity',
    '@Once',
  ]);
  expect(textOf('@Entity')?.text).toBe('Text');
  expect(textOf('@DataEntity')?.text).toBe('Found after all');
  expect(textOf('@Once')?.text).toBe('Once');
  const next = createCatalog(db, 1, '2026-11-21T00:00:00Z');
  expect(addLabels(db, next, labels)).toBe(0);
  expect(readLabels(db, { catalog: next, languages: [] }, ['@Once'])('@Once')?.text).toBe('Once');
  // What the service was asked of itself is not asked again.
  expect(listUnsettledLabels(db, scope)).toEqual([]);
  // Only what has a new text.
  expect(new SearchIndex(db).listUnindexedLabels(10)).toHaveLength(3);
});

test('of labels that cannot all be added none is', () => {
  const label = { label: '@entity', language: 'en-US', text: 'Text', isInherited: false };
  const noCatalog = 99;
  expect(() => addLabels(db, noCatalog, [label])).toThrow(/FOREIGN KEY/);
  const [entity] = listUnsettledLabels(db, scope);
  if (!entity) throw new Error('No label.');
  const settled = [{ label: entity, text: 'Text' }];
  expect(() => settleLabels(db, { ...scope, catalog: noCatalog }, settled)).toThrow(/FOREIGN KEY/);
  expect(countNewTexts(db, [label])).toBe(1);
});

test('a label with a new text is indexed again, one that has it already is not', () => {
  const index = new SearchIndex(db);
  const [entity, dataEntity] = listUnsettledLabels(db, scope);
  if (!entity || !dataEntity) throw new Error('No labels.');
  const settleAll = (text: string) =>
    settleLabels(db, scope, [
      { label: entity, text },
      { label: dataEntity, text: null },
    ]);
  expect(settleAll('Text')).toEqual([entity]);
  expect(index.listUnindexedLabels(10)).toEqual([entity.id]);
  db.execute('DELETE FROM unindexed_label');
  expect(settleAll('Text')).toEqual([]);
  expect(index.listUnindexedLabels(10)).toEqual([]);
  expect(settleAll('Another')).toEqual([entity]);
});

test('a presumed text is shown until the service is asked, and never takes the place of its answer', () => {
  const [entity, dataEntity] = listUnsettledLabels(db, scope);
  if (!entity || !dataEntity) throw new Error('No labels.');
  settleLabels(db, scope, [{ label: entity, text: 'Text' }]);
  const presume = (text: string) =>
    presumeLabels(db, scope, [
      { label: entity, text },
      { label: dataEntity, text },
    ]);
  expect(presume('Presumed')).toEqual([entity, dataEntity]);
  expect(presume('Presumed')).toEqual([]);
  const textOf = readLabels(db, { catalog, languages: ['en-US'] }, ['@Entity', '@DataEntity']);
  expect(['@Entity', '@DataEntity'].map((id) => textOf(id)?.text)).toEqual(['Text', 'Presumed']);
  expect(listUnsettledLabels(db, scope).at(-1)).toEqual({ ...dataEntity, hasText: true });
});

test('data entities are known by the ids of their labels, and by nothing that is no id', async () => {
  const [, label] = listUnsettledLabels(db, scope);
  await new DefinitionStore(db, catalog).store([
    dataEntity('VendorEntity', { labelId: 'Vendors' }),
    dataEntity('BankEntity'),
    dataEntity('CUSTOMEREntityV2', { labelId: '@DATAENTITY' }),
  ]);
  expect(readDataEntityLabels(db, catalog)).toEqual(
    new Map([
      ['customerentity', label?.id],
      ['customerentityv2', label?.id],
    ]),
  );
});

const DEFINITIONS: readonly Definition[] = [
  {
    kind: 'entity',
    value: {
      name: 'Customer',
      entitySetName: 'Customers',
      labelId: '@Entity',
      isReadOnly: false,
      configurationEnabled: true,
      properties: [
        field('A', { labelId: '@Once' }),
        field('B', { labelId: '@Often' }),
        field('C', { labelId: '@Often' }),
        field('D', { labelId: 'A literal text' }),
      ],
      navigationProperties: [],
      propertyGroups: [],
      actions: [],
    },
  },
  {
    kind: 'enumeration',
    value: {
      name: 'NoYes',
      labelId: '@Enumeration',
      members: [{ name: 'No', labelId: '@Member', value: 0, configurationEnabled: true }],
    },
  },
  {
    kind: 'data_entity',
    value: {
      name: 'CustomerEntity',
      publicEntityName: 'Customer',
      publicCollectionName: 'Customers',
      labelId: '@DataEntity',
      dataServiceEnabled: true,
      dataManagementEnabled: true,
      entityCategory: 'Master',
      isReadOnly: false,
    },
  },
];
