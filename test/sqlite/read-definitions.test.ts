import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import {
  readDataEntityDefinition,
  readEntityDefinition,
  readEnumerationDefinition,
} from '../../worker/catalog/read-definition.ts';
import {
  readDataEntityDefinitions,
  readEntityDefinitions,
  readEnumerationDefinitions,
} from '../../worker/catalog/read-definitions.ts';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { statement } from '../../worker/db/statement.ts';
import { definition } from './definition-arbitraries.ts';

const sqlite = await sqlite3InitModule();
let db: Database;
let catalog: number;

beforeEach(() => {
  db = openInMemory(sqlite);
  migrate(db);
  db.execute(`
    INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
    VALUES (1, 'f', 'modules', '', '')
  `);
  catalog = createCatalog(db, 1, '2026-11-20T00:00:00Z');
});

const storedDefinitions = statement<{}, { id: number; kind: Definition['kind'] }>(
  'SELECT id, kind FROM definition ORDER BY id',
);

test('many definitions are read at once as each is read alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(definition, { minLength: 1, maxLength: 8 }), async (definitions) => {
      db.execute('DELETE FROM catalog_definition; DELETE FROM definition');
      await new DefinitionStore(db, catalog).store(definitions);
      const stored = db.all(storedDefinitions, {});
      const ids = stored.map(({ id }) => id);
      const read = {
        entity: readEntityDefinitions(db, ids),
        data_entity: readDataEntityDefinitions(db, ids),
        enumeration: readEnumerationDefinitions(db, ids),
      };
      const alone = {
        entity: readEntityDefinition,
        data_entity: readDataEntityDefinition,
        enumeration: readEnumerationDefinition,
      };
      for (const { id, kind } of stored) {
        expect(read[kind].get(id)).toEqual(alone[kind](db, id));
      }
      const { entity, data_entity, enumeration } = read;
      expect(entity.size + data_entity.size + enumeration.size).toBe(ids.length);
    }),
    { numRuns: 60 },
  );
});
