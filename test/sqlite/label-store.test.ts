import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { expect, test } from 'vitest';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { CatalogReader } from '../../worker/catalog/catalog-reader.ts';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import { listUnsettledLabels, settleLabels } from '../../worker/catalog/label-store.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { field } from '../field.ts';

const sqlite = await sqlite3InitModule();

test('labels of entities are asked for first, then of enumerations, then of fields by their use', async () => {
  const db = openInMemory(sqlite);
  migrate(db);
  db.execute(`
    INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
    VALUES (1, 'f', 'modules', '', '')
  `);
  const catalog = createCatalog(db, 1, '2026-11-20T00:00:00Z');
  await new DefinitionStore(db, catalog).store(DEFINITIONS);

  const scope = { catalog, language: 'en-US' };
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
