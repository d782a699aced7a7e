import { beforeEach, describe, expect, test } from 'vitest';
import type { ComparisonQuery, SchemaChange } from '#contract/comparison.ts';
import type { EngineApi } from '#contract/api.ts';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import type { Database } from '../../worker/db/database.ts';
import { CatalogComparer } from '../../worker/diff/catalog-comparer.ts';
import { field } from '../field.ts';
import { dataEntity, entity, enumeration, fillCatalog } from './filled-catalog.ts';
import { openEngine, valueOf } from './open-engine.ts';

let engine: EngineApi;
let db: Database;

beforeEach(async () => {
  ({ engine, db } = await openEngine());
});

const brief = ({ kind, type, owner, name, severity }: SchemaChange): string =>
  `${severity} ${kind} ${type} ${owner === null ? '' : `${owner}.`}${name}`;

async function compare(from: number, to: number, query: ComparisonQuery = {}) {
  return valueOf(engine.compareCatalogs(from, to, query));
}

async function changesOf(from: number, to: number, query: ComparisonQuery = {}) {
  return (await compare(from, to, query)).changes.map(brief);
}

describe('two catalogues of one product', () => {
  let from: number;
  let to: number;

  beforeEach(async () => {
    const shared = [
      entity('Unchanged', [field('Id')]),
      dataEntity('UnchangedEntity'),
      enumeration('NoYes', { No: 0, Yes: 1 }),
    ];
    from = await fillCatalog(db, {
      definitions: [
        ...shared,
        entity(
          'Customers',
          [
            field('Account', { isKey: true }),
            field('Name'),
            field('Fax', { labelId: '@AccountsReceivable:Fax' }),
          ],
          { labelId: '@AccountsReceivable:Customers' },
        ),
        entity('Ratings', [field('Score', { labelId: '@ContosoCore:Score' })], {
          labelId: '@ContosoCore:Ratings',
        }),
        entity('Faxes', [field('Number')]),
        dataEntity('CustCustomerEntity', { publicCollectionName: 'Customers' }),
        enumeration('Status', { Open: 0, Closed: 1 }),
      ],
      modules: [
        { moduleId: 'Ledger', version: '1.0', publisher: 'Microsoft' },
        { moduleId: 'ContosoCore', version: '1.0', publisher: 'Contoso' },
      ],
      texts: {
        '@AccountsReceivable:Customers': 'Customers',
        '@AccountsReceivable:Fax': 'Telefax',
        '@ContosoCore:Score': 'Score',
        '@ContosoCore:Ratings': 'Ratings',
      },
    });
    to = await fillCatalog(db, {
      definitions: [
        ...shared,
        entity(
          'Customers',
          [
            field('Account', { isKey: true }),
            field('Name', { isMandatory: true }),
            field('Mail', { labelId: '@AccountsReceivable:Mail' }),
          ],
          { labelId: '@AccountsReceivable:Customers' },
        ),
        entity('Ratings', [field('Score', { labelId: '@ContosoCore:Stars' })], {
          labelId: '@ContosoCore:Ratings',
        }),
        entity('Mails', [field('Address')]),
        dataEntity('CustCustomerEntity', {
          publicCollectionName: 'Customers',
          dataManagementEnabled: false,
        }),
        enumeration('Status', { Open: 0, Closed: 2, Paused: 1 }),
      ],
      modules: [
        { moduleId: 'Ledger', version: '1.1', publisher: 'Microsoft' },
        { moduleId: 'ContosoCore', version: '1.0', publisher: 'Contoso' },
      ],
      texts: {
        '@AccountsReceivable:Customers': 'Customers',
        '@AccountsReceivable:Mail': 'E-mail',
        '@ContosoCore:Stars': 'Stars',
        '@ContosoCore:Ratings': 'Ratings of suppliers',
      },
    });
  });

  const ALL = [
    'breaking property removed Customers.Fax',
    'breaking property changed Customers.Name',
    'breaking entity removed Faxes',
    'breaking enumeration_member changed Status.Closed',
    'risky data_entity changed CustCustomerEntity',
    'risky enumeration_member added Status.Paused',
    'safe label changed @ContosoCore:Ratings',
    'safe property added Customers.Mail',
    'safe module changed Ledger',
    'safe entity added Mails',
    'safe property changed Ratings.Score',
  ];

  test('are told by their differences, the worst first, an entity as a whole without its fields', async () => {
    expect(await changesOf(from, to)).toEqual(ALL);
  });

  test('and the way back is mirrored', async () => {
    expect((await changesOf(to, from)).toSorted()).toEqual(
      [
        'safe property added Customers.Fax',
        'safe property changed Customers.Name',
        'safe entity added Faxes',
        'breaking enumeration_member changed Status.Closed',
        'safe data_entity changed CustCustomerEntity',
        'breaking enumeration_member removed Status.Paused',
        'safe label changed @ContosoCore:Ratings',
        'breaking property removed Customers.Mail',
        'risky module changed Ledger',
        'breaking entity removed Mails',
        'safe property changed Ratings.Score',
      ].toSorted(),
    );
  });

  test('say before, after and why', async () => {
    const { changes } = await compare(from, to, { text: 'score' });
    expect(changes).toEqual([
      {
        kind: 'property',
        type: 'changed',
        owner: 'Ratings',
        name: 'Score',
        label: 'Stars',
        origin: 'partner',
        severity: 'safe',
        reason: 'Only the text that people see is another one.',
        facts: [
          {
            fact: 'label',
            before: 'Score (@ContosoCore:Score)',
            after: 'Stars (@ContosoCore:Stars)',
            severity: 'safe',
            reason: 'Only the text that people see is another one.',
          },
        ],
      },
    ]);
  });

  test.each<[ComparisonQuery, readonly string[]]>([
    [
      { kinds: ['module', 'label'] },
      ['safe label changed @ContosoCore:Ratings', 'safe module changed Ledger'],
    ],
    [
      { types: ['removed'] },
      ['breaking property removed Customers.Fax', 'breaking entity removed Faxes'],
    ],
    [
      { severities: ['risky'] },
      [
        'risky data_entity changed CustCustomerEntity',
        'risky enumeration_member added Status.Paused',
      ],
    ],
    [
      { origins: ['partner'] },
      ['safe label changed @ContosoCore:Ratings', 'safe property changed Ratings.Score'],
    ],
    [{ origins: ['microsoft'], kinds: ['module'] }, ['safe module changed Ledger']],
    [{ origins: ['own'] }, []],
    [
      { origins: ['own'], ownPublishers: ['contoso'] },
      ['safe label changed @ContosoCore:Ratings', 'safe property changed Ratings.Score'],
    ],
    [{ text: ' E-MAIL ' }, ['safe property added Customers.Mail']],
    [{ text: 'telefax' }, ['breaking property removed Customers.Fax']],
    [{ text: 'of suppliers' }, ['safe label changed @ContosoCore:Ratings']],
    [{ text: 'mandatory' }, ['breaking property changed Customers.Name']],
    [
      { scope: 'cust*' },
      [
        'breaking property removed Customers.Fax',
        'breaking property changed Customers.Name',
        'risky data_entity changed CustCustomerEntity',
        'safe property added Customers.Mail',
      ],
    ],
    [{ scope: 'Faxes, Mail%' }, ['breaking entity removed Faxes', 'safe entity added Mails']],
    [{ isWatchedOnly: true }, []],
  ])('are narrowed by %o', async (query, expected) => {
    expect(await changesOf(from, to, query)).toEqual(expected);
  });

  test('are counted: in all, by severity before that filter, and after it', async () => {
    const all = await compare(from, to);
    expect(all).toMatchObject({ from, to, isIdentical: false, isUnrelated: false, total: 11 });
    expect(all.summary.reduce((sum, { count }) => sum + count, 0)).toBe(11);
    expect(all.summary).toContainEqual({
      kind: 'property',
      type: 'changed',
      severity: 'breaking',
      count: 1,
    });
    const some = await compare(from, to, { scope: 'customers', severities: ['safe'] });
    expect(some.severityCounts).toEqual({ breaking: 2, risky: 1, safe: 1 });
    expect(some.total).toBe(1);
    expect(some.summary).toEqual(all.summary);
  });

  test('come in pages', async () => {
    const pages = [];
    for (let offset = 0; offset < 12; offset += 4) {
      const page = await compare(from, to, { limit: 4, offset });
      expect(page.total).toBe(11);
      pages.push(...page.changes.map(brief));
    }
    expect(pages).toEqual(ALL);
    expect((await compare(from, to, { offset: 100 })).changes).toEqual([]);
  });

  test.each<[readonly string[], readonly string[]]>([
    [[], []],
    [['entity/customers/fax'], ['property removed Fax', 'data_entity changed CustCustomerEntity']],
    [
      ['entity/Customers'],
      [
        'property removed Fax',
        'property changed Name',
        'data_entity changed CustCustomerEntity',
        'property added Mail',
      ],
    ],
    [['entity/Faxes/Number'], ['entity removed Faxes']],
    [
      ['enumeration/Status'],
      ['enumeration_member changed Closed', 'enumeration_member added Paused'],
    ],
    [['enumeration/Status/closed'], ['enumeration_member changed Closed']],
    [['entity/Status', 'enumeration/Customers'], []],
  ])('are narrowed to what watch-lists hold: %o', (keys, expected) => {
    const comparer = new CatalogComparer(db, () => new Set(keys));
    const { changes } = comparer.compare({ from, to }, { isWatchedOnly: true });
    expect(changes.map(({ kind, type, name }) => `${kind} ${type} ${name}`)).toEqual(expected);
  });
});

test('a watched field is not an action of the same name', async () => {
  const action = {
    name: 'Fax',
    bindingKind: 'Unbound',
    parameters: [],
    returnType: null,
    fieldLookup: null,
  };
  const from = await fillCatalog(db, { definitions: [entity('As', [field('Fax')])] });
  const to = await fillCatalog(db, { definitions: [entity('As', [], { actions: [action] })] });
  const comparer = new CatalogComparer(db, () => new Set(['entity/As/Fax']));
  const { changes } = comparer.compare({ from, to }, { isWatchedOnly: true });
  expect(changes.map(brief)).toEqual(['breaking property removed As.Fax']);
});

test('an entity keeps its identity when its set or its public name changes, not when both do', async () => {
  const from = await fillCatalog(db, {
    definitions: [
      entity('Customers', [], { name: 'Customer' }),
      entity('Vendors', [], { name: 'Vendor' }),
      entity('Items', [], { name: 'Item' }),
    ],
  });
  const to = await fillCatalog(db, {
    definitions: [
      entity('CustomersV2', [], { name: 'Customer' }),
      entity('Vendors', [], { name: 'VendorV2' }),
      entity('Products', [], { name: 'Product' }),
    ],
  });
  const { changes } = await compare(from, to);
  expect(
    changes.map((change) => [
      brief(change),
      ...change.facts.map(({ fact, before, after }) => `${fact}: ${before} → ${after}`),
    ]),
  ).toEqual([
    ['breaking entity changed CustomersV2', 'set name: Customers → CustomersV2'],
    ['breaking entity removed Items'],
    ['risky entity changed Vendors', 'public name: Vendor → VendorV2'],
    ['safe entity added Products'],
  ]);
  // By its name before, too.
  expect(await changesOf(from, to, { scope: 'customers' })).toEqual([
    'breaking entity changed CustomersV2',
  ]);
});

test('an environment that does not show its modules has not lost them', async () => {
  const modules = [{ moduleId: 'Ledger', version: '1', publisher: 'Microsoft' }];
  const from = await fillCatalog(db, { definitions: [entity('A')], modules });
  const to = await fillCatalog(db, { definitions: [entity('A')] });
  expect((await compare(from, to)).isIdentical).toBe(true);
  expect((await compare(to, from)).isIdentical).toBe(true);
});

test('a part of what lost its label is still of whoever made it', async () => {
  const modules = [{ moduleId: 'ContosoCore', version: '1', publisher: 'Contoso' }];
  const from = await fillCatalog(db, {
    definitions: [
      entity('Ratings', [field('Score')], { labelId: '@ContosoCore:Ratings' }),
      enumeration('Stars', { One: 1 }, '@ContosoCore:Stars'),
    ],
    modules,
  });
  const to = await fillCatalog(db, {
    definitions: [
      entity('Ratings', [field('Score', { isMandatory: true })]),
      enumeration('Stars', { One: 10 }),
    ],
    modules,
  });
  for (const pair of [[from, to] as const, [to, from] as const]) {
    const { changes } = await compare(...pair);
    expect(changes.map(({ kind, origin }) => `${origin} ${kind}`).sort()).toEqual([
      'partner entity',
      'partner enumeration',
      'partner enumeration_member',
      'partner property',
    ]);
  }
});

test('a label that is its own text is shown once, without an id', async () => {
  const labelled = (labelId: string) => [entity('A', [field('Fax', { labelId })])];
  const from = await fillCatalog(db, { definitions: labelled('Fax') });
  const to = await fillCatalog(db, { definitions: labelled('Telefax') });
  expect((await compare(from, to)).changes).toMatchObject([
    { label: 'Telefax', facts: [{ fact: 'label', before: 'Fax', after: 'Telefax' }] },
  ]);
});

test('a label is reworded only where both catalogues know what the service says', async () => {
  const definitions = (labelId: string) => [entity('A', [field('Id', { labelId })])];
  const texts = { '@SYS1': 'One' };
  const from = await fillCatalog(db, { definitions: definitions('@SYS1'), texts });
  const same = await fillCatalog(db, { definitions: definitions('@SYS1'), texts });
  const unknown = await fillCatalog(db, { definitions: definitions('@SYS1') });
  const other = await fillCatalog(db, {
    definitions: definitions('@SYS2'),
    texts: { '@SYS2': 'One' },
  });
  expect((await compare(from, same)).isIdentical).toBe(true);
  expect((await compare(from, unknown)).changes).toMatchObject([
    { kind: 'label', name: '@SYS1', label: 'One', facts: [{ before: 'One', after: null }] },
  ]);
  expect(await changesOf(from, other)).toEqual(['safe property changed A.Id']);
  expect((await compare(from, unknown, { languages: ['de'] })).isIdentical).toBe(true);
  // Nobody asked for a language: English.
  expect((await compare(from, unknown, { languages: [] })).total).toBe(1);
});

test('what a running sync adds is seen at the next question', async () => {
  const from = await fillCatalog(db, { definitions: [entity('A'), entity('B')] });
  const to = createCatalog(db, 1, '');
  const store = new DefinitionStore(db, to);
  await store.store([entity('A')]);
  expect(await changesOf(from, to)).toEqual(['breaking entity removed B']);
  expect(await changesOf(to, from)).toEqual(['safe entity added B']);
  await store.store([entity('B')]);
  expect(await changesOf(from, to)).toEqual([]);
  expect(await changesOf(to, from)).toEqual([]);
});

test('catalogues with hardly a name in common are called unrelated', async () => {
  const named = (names: string) => names.split(' ').map((name) => entity(name));
  const from = await fillCatalog(db, { definitions: named('As Bs Cs Ds Es') });
  const other = await fillCatalog(db, { definitions: named('As Vs Ws Xs Ys Zs') });
  const part = await fillCatalog(db, { definitions: named('As') });
  expect(await compare(from, other)).toMatchObject({ isUnrelated: true, total: 9 });
  expect(await compare(from, part)).toMatchObject({ isUnrelated: false, total: 4 });
  expect(await compare(part, from)).toMatchObject({ isUnrelated: false, total: 4 });
});
