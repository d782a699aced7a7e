import type { CatalogId } from '#contract/domain.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { DefinitionKind } from '#contract/metadata.ts';
import type { BrokenDefinition, CatalogProof } from '#contract/versions.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { toHex } from '../digest/hex.ts';
import { digestCatalog, digestDefinition, type Definition } from './canonical-form.ts';
import { HEAD_NAME, HEADS } from './definition-heads.ts';
import {
  readDataEntityDefinition,
  readEntityDefinition,
  readEnumerationDefinition,
} from './read-definition.ts';

/** Short enough that nobody who asks meanwhile notices. */
const SLICE_MS = 8;
const MAX_LISTED = 100;

/**
 * Computes every digest of a catalog again from its rows, and the catalog's own from those. `pause` lets other
 * questions be answered; it is called after each slice of work.
 */
export async function proveCatalog(
  db: Database,
  catalog: CatalogId,
  pause: () => Promise<void>,
): Answer<CatalogProof> {
  const members = db.all(membersOf, { catalog });
  const digests: Uint8Array[] = [];
  const broken: BrokenDefinition[] = [];
  for (let next = 0; next < members.length;) {
    const slice = readSlice(db, members, next);
    next += slice.length;
    const computed = await Promise.all(slice.map(digestStored));
    computed.forEach((digest, index) => {
      const member = slice[index]?.member;
      if (digest !== null) digests.push(digest);
      if (member === undefined || isSame(digest, member.digest)) return;
      broken.push({ kind: member.kind, name: member.name });
    });
    await pause();
  }
  const digest = await digestCatalog(digests);
  // Gone meanwhile, or never there: then all of the above says nothing.
  const row = db.first(catalogById, { catalog });
  if (row === undefined) return fail({ kind: 'not_found', what: 'catalog', name: String(catalog) });
  const isWhole = broken.length === 0 && row.digest === digest;
  return succeed({
    catalogId: catalog,
    verdict: row.digest === null ? 'partial' : isWhole ? 'whole' : 'broken',
    definitions: members.length,
    broken: broken.slice(0, MAX_LISTED),
    brokenCount: broken.length,
  });
}

interface Member {
  readonly id: number;
  /** All three are null where the definition itself is missing; the name alone where its row is. */
  readonly kind: DefinitionKind | null;
  readonly digest: Uint8Array | null;
  readonly name: string | null;
}

interface ReadMember {
  readonly member: Member;
  readonly definition: Definition | null;
}

/** As many as fit in one slice of time, at least one. */
function readSlice(db: Database, members: readonly Member[], from: number): ReadMember[] {
  const until = performance.now() + SLICE_MS;
  const slice: ReadMember[] = [];
  for (const member of members.slice(from, from + 500)) {
    slice.push({ member, definition: readStored(db, member) });
    if (performance.now() >= until) break;
  }
  return slice;
}

function readStored(db: Database, { id, kind, name }: Member): Definition | null {
  if (name === null) return null;
  switch (kind) {
    case 'data_entity':
      return { kind, value: readDataEntityDefinition(db, id) };
    case 'entity':
      return { kind, value: readEntityDefinition(db, id) };
    case 'enumeration':
      return { kind, value: readEnumerationDefinition(db, id) };
    case null:
      return null;
  }
}

async function digestStored({ definition }: ReadMember): Promise<Uint8Array | null> {
  return definition === null ? null : digestDefinition(definition);
}

function isSame(left: Uint8Array | null, right: Uint8Array | null): boolean {
  return left !== null && right !== null && toHex(left) === toHex(right);
}

const membersOf = statement<{ catalog: CatalogId }, Member>(/* sql */ `
  SELECT c.definition_id AS id, d.kind, d.digest, ${HEAD_NAME} AS name
  FROM catalog_definition c
  LEFT JOIN definition d ON d.id = c.definition_id
  ${HEADS}
  WHERE c.catalog_id = :catalog
  ORDER BY c.definition_id
`);

const catalogById = statement<{ catalog: CatalogId }, { digest: string | null }>(
  'SELECT digest FROM catalog WHERE id = :catalog',
);
