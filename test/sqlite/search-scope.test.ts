import { beforeAll, expect, test } from 'vitest';
import type { SearchFilters, SearchQuery } from '#contract/search.ts';
import { demoCatalogue } from '../../server/demo-environment/catalogue.ts';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import { createOriginFinder } from '../../worker/catalog/origin.ts';
import { findUsages } from '../../worker/catalog/find-usages.ts';
import { readLabelDetail } from '../../worker/catalog/read-label-detail.ts';
import { statement } from '../../worker/db/statement.ts';
import { CatalogSearch } from '../../worker/search/catalog-search.ts';
import type { KnownTerms } from '../../worker/search/known-terms.ts';
import { suggestSearches } from '../../worker/search/suggest-searches.ts';
import { nameOfHit } from '../judge-search.ts';
import { fillCatalog, type FilledCatalog } from './fill-catalog.ts';

let demo: FilledCatalog;
let search: CatalogSearch;
beforeAll(async () => {
  demo = await fillCatalog(demoCatalogue(1, 'small'), ['en-US', 'de']);
  search = new CatalogSearch(demo.db, demo.index);
});

const found = (query: SearchQuery): readonly string[] =>
  search.search(demo.catalog, { limit: 500, ...query }).hits.map(nameOfHit);
const filtered = (text: string, filters: SearchFilters, kinds?: SearchQuery['kinds']) =>
  found({ text, filters, ...(kinds === undefined ? {} : { kinds }) });

const fieldsOf = (set: string) =>
  demoCatalogue(1, 'small').publicEntities.find((each) => each.EntitySetName === set)?.Properties ??
  [];

test('inside one entity only what it has is found, by words or all of it in its order', () => {
  const inside = filtered('delivery', { within: 'CustomersV3' });
  expect(inside).toContain('CustomersV3.DeliveryTerms');
  expect(inside.every((name) => name.startsWith('CustomersV3.'))).toBe(true);
  const all = filtered('', { within: 'customersv3' }, ['property']);
  expect(all).toEqual(fieldsOf('CustomersV3').map(({ Name }) => `CustomersV3.${Name}`));
  expect(filtered('', { within: 'NoYes' })).toEqual(['NoYes.No', 'NoYes.Yes']);
  expect(filtered('delivery', { within: 'Nowhere' })).toEqual([]);
});

test('of long lists 500 are shown, and that there are more is said', () => {
  const list = (limit: number) =>
    search.search(demo.catalog, { text: '', filters: { isConfigurationEnabled: true }, limit });
  const { hits, counts } = list(100_000);
  expect(hits).toHaveLength(500);
  const countOf = (kind: string) => counts.find((each) => each.kind === kind);
  expect(countOf('property')).toEqual({ kind: 'property', count: 500, isCapped: true });
  expect(countOf('entity')?.isCapped).toBe(false);
  expect(list(0).hits).toHaveLength(1);
});

test('mandatory fields, keys and types are facts of the fields', () => {
  const fields = fieldsOf('SalesOrderLinesV2');
  const namesOf = (wanted: typeof fields) => wanted.map(({ Name }) => `SalesOrderLinesV2.${Name}`);
  const within = 'SalesOrderLinesV2';
  expect(filtered('', { within, isMandatory: true })).toEqual(
    namesOf(fields.filter(({ IsMandatory }) => IsMandatory)),
  );
  expect(filtered('', { within, isKey: true })).toEqual(
    namesOf(fields.filter(({ IsKey }) => IsKey)),
  );
  expect(filtered('', { within, types: ['real'] })).toEqual(
    namesOf(fields.filter(({ DataType }) => DataType === 'Real')),
  );
  expect(filtered('', { within, types: ['noYES'] })).toEqual(
    namesOf(fields.filter(({ TypeName }) => TypeName.endsWith('.NoYes'))),
  );
});

test('patterns compare names and nothing else', () => {
  const pattern = (text: string, isAtStart = false, isAtEnd = false) =>
    filtered('', { patterns: [{ text, isAtStart, isAtEnd }] }, ['entity']);
  const sets = demoCatalogue(1, 'small').publicEntities.map((each) => each.EntitySetName);
  expect(pattern('%rendezvous%')).toEqual([]);
  expect(new Set(pattern('journal', true))).toEqual(
    new Set(sets.filter((name) => /^journal/i.test(name))),
  );
  expect(pattern('%group%').length).toBeGreaterThan(3);
  expect(
    filtered('vendor', { patterns: [{ text: 'groups', isAtStart: false, isAtEnd: true }] }),
  ).toContain('VendorGroups');
});

test('category and channel are those of the data entity behind', () => {
  const { dataEntities } = demoCatalogue(1, 'small');
  const names = filtered('', { categories: ['parameters'] }, ['data_entity']);
  expect(new Set(names)).toEqual(
    new Set(
      dataEntities.filter((each) => each.EntityCategory === 'Parameters').map(({ Name }) => Name),
    ),
  );
  const internal = filtered('', { channel: 'data_management' }, ['data_entity']).length;
  expect(internal).toBe(dataEntities.filter((each) => each.DataManagementEnabled).length);
  expect(filtered('customer', { channel: 'odata' })).toContain('CustomersV3');
});

test('what cannot hold of a kind hides it', () => {
  const kinds = search
    .search(demo.catalog, { text: 'customer', filters: { isMandatory: true } })
    .counts.map(({ kind }) => kind);
  expect(kinds).toEqual(['property']);
});

test('a label is found by its id and by its text in every language', () => {
  const german = found({ text: 'Debitorengruppen', kinds: ['label'] });
  expect(german).toContain('@AccountsReceivable:CustCustomerGroupEntityLabel');
  const [hit] = search.search(demo.catalog, {
    text: 'Debitorengruppen',
    kinds: ['label'],
    languages: ['en-US'],
  }).hits;
  expect(hit).toMatchObject({ label: 'Customer groups', labelLanguage: 'en-US' });
  expect(hit?.reasons).toContainEqual(
    expect.objectContaining({ field: 'label', language: 'de', text: 'Debitorengruppen' }),
  );
  expect(found({ text: '@AccountsReceivable:CustCustomerGroupEntityL' })[0]).toBe(
    '@AccountsReceivable:CustCustomerGroupEntityLabel',
  );
  // The beginning of every id.
  expect(found({ text: '@' })).toEqual([]);
});

test('a term of the glossary leads to what it is linked with, and says so', () => {
  const terms: KnownTerms = {
    find: (words) =>
      words.includes('spediteur')
        ? [
            {
              text: 'Spediteur',
              targets: [
                { kind: 'property', name: 'DeliveryMode', owner: 'CustomersV3' },
                { kind: 'entity', name: 'GoneEntities' },
              ],
            },
            {
              text: 'Fuhrmann',
              targets: [{ kind: 'property', name: 'DeliveryMode', owner: 'CustomersV3' }],
            },
          ]
        : [],
  };
  const withTerms = new CatalogSearch(demo.db, demo.index, terms);
  const { hits } = withTerms.search(demo.catalog, { text: 'Spediteur' });
  expect(hits.map(nameOfHit)[0]).toBe('CustomersV3.DeliveryMode');
  expect(hits[0]?.reasons[0]).toMatchObject({
    field: 'glossary',
    text: 'Spediteur',
    language: null,
  });
  const glossaryOnly = (text: string) =>
    withTerms.search(demo.catalog, { text, filters: { isFromGlossary: true } });
  expect(glossaryOnly('customer').hits).toEqual([]);
  const { hits: led, counts } = glossaryOnly('Spediteur');
  expect(led.map(nameOfHit)).toEqual(['CustomersV3.DeliveryMode']);
  expect(counts).toEqual([{ kind: 'property', count: 1, isCapped: false }]);
});

test('where nothing is found there is a spelling, a shorter question, and another environment', () => {
  const suggest = (query: SearchQuery) =>
    suggestSearches(demo.catalog, query, {
      vocabulary: search.vocabulary(),
      environments: [],
      search: (catalog, asked) => search.search(catalog, asked),
    });
  expect(search.search(demo.catalog, { text: 'warehouse rendezvous' }).hits).toEqual([]);
  const { shorter, spelling } = suggest({ text: ' warehouse  rendezvous' });
  expect(shorter.map(({ text }) => text)).toEqual(['warehouse']);
  expect(shorter[0]?.count).toBe(
    search
      .search(demo.catalog, { text: 'warehouse' })
      .counts.reduce((sum, each) => sum + each.count, 0),
  );
  expect(spelling).toBeNull();
  expect(suggest({ text: 'wahrehuose' }).spelling).toBe('warehouse');
  const narrowed = suggest({ text: 'customer', filters: { within: 'NoYes' } });
  expect(narrowed.unfiltered?.count).toBeGreaterThan(0);
  expect(suggest({ text: 'rendezvous', filters: { within: 'NoYes' } }).unfiltered).toBeNull();
});

test('usages of labels, enumerations, entities and fields are counted and listed by page', () => {
  const { db, catalog } = demo;
  const enumeration = findUsages(db, catalog, { what: 'enumeration', name: 'NoYes', limit: 3 });
  expect(enumeration.places).toHaveLength(3);
  expect(enumeration.count).toBe(
    demoCatalogue(1, 'small').publicEntities.flatMap(({ Properties }) =>
      Properties.filter(({ TypeName }) => TypeName === 'Microsoft.Dynamics.DataEntities.NoYes'),
    ).length,
  );
  const next = findUsages(db, catalog, { what: 'enumeration', name: 'NoYes', limit: 3, offset: 3 });
  expect(next.places).not.toEqual(enumeration.places);
  const field = findUsages(db, catalog, { what: 'field', name: 'deliveryterms' });
  expect(field.places).toContainEqual({
    kind: 'property',
    name: 'DeliveryTerms',
    parent: 'CustomersV3',
  });
  const label = '@AccountsReceivable:CustCustomerGroupEntityLabel';
  expect(findUsages(db, catalog, { what: 'label', name: label }).places).toEqual([
    { kind: 'data_entity', name: 'CustCustomerGroupEntity', parent: null },
    { kind: 'entity', name: 'CustomerGroups', parent: null },
  ]);
  const relations = findUsages(db, catalog, { what: 'entity', name: 'CustomerGroups' });
  expect(relations.places.every(({ kind }) => kind === 'relation')).toBe(true);
  expect(relations.count).toBeGreaterThan(0);
  expect(readLabelDetail(db, { catalog, languages: ['de'] }, label.toUpperCase())).toMatchObject({
    label: { id: label, text: 'Debitorengruppen' },
    usageCount: findUsages(db, catalog, { what: 'label', name: label }).count,
  });
  expect(readLabelDetail(db, { catalog, languages: ['de'] }, '@SYS0')).toBeUndefined();
  const other = { catalog: createCatalog(db, 1, ''), languages: ['de'] };
  expect(readLabelDetail(db, other, label)).toBeUndefined();
});

test('whose something is tells its label, and of a part its owner where the label is nobody else’s', () => {
  const { db, catalog } = demo;
  const modules = [
    { name: 'Retail', moduleId: 'Retail', publisher: 'Contoso' },
    { name: 'Warehouse Management', moduleId: 'WarehouseManagement', publisher: 'Fabrikam' },
    { name: 'General Ledger', moduleId: 'GeneralLedger', publisher: 'Microsoft Corporation' },
  ];
  modules.forEach((module, position) =>
    db.run(insertModule, { ...module, position: FREE_POSITION + position }),
  );
  const finder = createOriginFinder(modules, ['contoso']);
  const entities = db.all(labelledEntities, { catalog });
  const fields = db.all(labelledFields, { catalog });
  const ownPublishers = ['contoso'];
  for (const origin of ['microsoft', 'partner', 'own'] as const) {
    const filters = { origins: [origin] };
    const ofEntities = entities.filter(({ label }) => finder.ofLabel(label) === origin);
    expect(ofEntities.length).toBeGreaterThan(0);
    expect(found({ text: '', kinds: ['entity'], filters, ownPublishers })).toEqual(
      ofEntities.map(({ name }) => name),
    );
    for (const { name: owner } of ofEntities.slice(0, 5)) {
      const inside = found({
        text: '',
        kinds: ['property'],
        filters: { ...filters, within: owner },
        ownPublishers,
      });
      const ofFields = fields.filter(
        ({ name, label, ownersLabel }) =>
          name.startsWith(`${owner}.`) && finder.ofPart(label, ownersLabel) === origin,
      );
      expect(inside, owner).toEqual(ofFields.map(({ name }) => name));
    }
  }
  expect(found({ text: '', filters: { origins: ['own'] } })).toEqual([]);
});

const FREE_POSITION = 900;
const insertModule = statement<{
  position: number;
  name: string;
  moduleId: string;
  publisher: string;
}>(/* sql */ `
  INSERT INTO installed_module (version_id, position, name, version, module_id, publisher, display_name)
  VALUES (1, :position, :name, '1', :moduleId, :publisher, '')
`);

const labelledEntities = statement<
  { catalog: number },
  { name: string; label: string | null }
>(/* sql */ `
  SELECT e.entity_set_name AS name, l.spelling AS label
  FROM catalog_definition c JOIN entity e ON e.definition_id = c.definition_id LEFT JOIN label l ON l.id = e.label_id
  WHERE c.catalog_id = :catalog ORDER BY e.definition_id
`);

const labelledFields = statement<
  { catalog: number },
  { name: string; label: string | null; ownersLabel: string | null }
>(/* sql */ `
  SELECT e.entity_set_name || '.' || p.name AS name, l.spelling AS label, o.spelling AS ownersLabel
  FROM catalog_definition c JOIN entity e ON e.definition_id = c.definition_id
  JOIN property p ON p.definition_id = e.definition_id
  LEFT JOIN label l ON l.id = p.label_id LEFT JOIN label o ON o.id = e.label_id
  WHERE c.catalog_id = :catalog ORDER BY p.definition_id, p.position
`);
