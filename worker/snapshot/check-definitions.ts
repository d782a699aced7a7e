import type { CatalogCounts } from '#contract/domain.ts';
import type { DataEntity } from '#contract/metadata.ts';
import { digestDefinition, type Definition } from '../catalog/canonical-form.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { LongWork } from './long-work.ts';
import { parseForm } from './parse-form.ts';
import { countRows } from './read-table.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';

/** What is kept of a definition: all other facts are parsed again when they are needed. */
export interface CheckedDefinition {
  readonly digest: Uint8Array;
  readonly counts: CatalogCounts;
  /** The version of an environment that shows no modules is known by these. */
  readonly dataEntity: DataEntity | null;
}

const TOGETHER = 500;

/** Parses every definition and computes its digest from what was parsed. */
export async function checkDefinitions(
  db: Database,
  work: LongWork,
): Promise<readonly CheckedDefinition[]> {
  const checked: CheckedDefinition[] = [];
  const total = countRows(db, 'definition');
  for (;;) {
    const rows = db.all(nextDefinitions, { after: checked.length, limit: TOGETHER });
    if (rows.length === 0) break;
    const definitions = rows.map(({ form }) => parseForm(form));
    const digests = await Promise.all(definitions.map(digestDefinition));
    rows.forEach((row, index) => {
      const definition = definitions[index];
      const digest = digests[index];
      const isInOrder = row.id === checked.length + 1;
      if (definition === undefined || digest === undefined || !isInOrder) {
        throw new SnapshotRefusal('bad_content', 'definition');
      }
      if (!isEqual(digest, row.digest)) {
        throw new SnapshotRefusal('wrong_digest', definition.value.name);
      }
      const dataEntity = definition.kind === 'data_entity' ? definition.value : null;
      checked.push({ digest, counts: countsOf(definition), dataEntity });
    });
    work.report('checking', checked.length, total);
    await work.pause();
  }
  if (checked.length !== total) throw new SnapshotRefusal('bad_content', 'definition');
  return checked;
}

/** The definition of a number, parsed again; its digest was checked. */
export function readDefinition(db: Database, id: number): Definition {
  const row = db.first(formById, { id });
  if (row === undefined) throw new Error(`The snapshot had no definition ${id}.`);
  return parseForm(row.form);
}

export const NO_COUNTS: CatalogCounts = {
  dataEntities: 0,
  entities: 0,
  properties: 0,
  navigationProperties: 0,
  actions: 0,
  enumerations: 0,
  enumerationMembers: 0,
};

function countsOf(definition: Definition): CatalogCounts {
  switch (definition.kind) {
    case 'data_entity':
      return DATA_ENTITY;
    case 'entity': {
      const { properties, navigationProperties, actions } = definition.value;
      return {
        ...NO_COUNTS,
        entities: 1,
        properties: properties.length,
        navigationProperties: navigationProperties.length,
        actions: actions.length,
      };
    }
    case 'enumeration':
      return {
        ...NO_COUNTS,
        enumerations: 1,
        enumerationMembers: definition.value.members.length,
      };
  }
}

const DATA_ENTITY: CatalogCounts = { ...NO_COUNTS, dataEntities: 1 };

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

const nextDefinitions = statement<
  { after: number; limit: number },
  { id: number; digest: Uint8Array; form: string }
>('SELECT id, digest, form FROM definition WHERE id > :after ORDER BY id LIMIT :limit');

const formById = statement<{ id: number }, { form: string }>(
  'SELECT form FROM definition WHERE id = :id',
);
