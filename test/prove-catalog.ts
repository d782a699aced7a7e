import type { CatalogId } from '#contract/domain.ts';
import type { DefinitionKind } from '#contract/metadata.ts';
import {
  digestCatalog,
  digestDefinition,
  type Definition,
} from '../worker/catalog/canonical-form.ts';
import {
  readDataEntityDefinition,
  readEntityDefinition,
  readEnumerationDefinition,
} from '../worker/catalog/read-definition.ts';
import type { Database } from '../worker/db/database.ts';
import { toHex } from '../worker/db/to-hex.ts';
import { statement } from '../worker/db/statement.ts';

/** The digest of what a catalog really holds, computed from its rows. Throws if a definition is not what it was. */
export async function proveCatalog(db: Database, catalog: CatalogId): Promise<string> {
  const digests: Uint8Array[] = [];
  for (const { id, kind, digest } of db.all(definitionsOf, { catalog })) {
    const computed = await digestDefinition(readDefinition(db, id, kind));
    if (toHex(computed) !== toHex(digest)) throw new Error(`Definition ${id} is not whole.`);
    digests.push(computed);
  }
  return digestCatalog(digests);
}

function readDefinition(db: Database, id: number, kind: DefinitionKind): Definition {
  switch (kind) {
    case 'data_entity':
      return { kind, value: readDataEntityDefinition(db, id) };
    case 'entity':
      return { kind, value: readEntityDefinition(db, id) };
    case 'enumeration':
      return { kind, value: readEnumerationDefinition(db, id) };
  }
}

const definitionsOf = statement<
  { catalog: CatalogId },
  { id: number; kind: DefinitionKind; digest: Uint8Array }
>(/* sql */ `
  SELECT d.id, d.kind, d.digest FROM catalog_definition c JOIN definition d ON d.id = c.definition_id
  WHERE c.catalog_id = :catalog ORDER BY d.digest
`);
