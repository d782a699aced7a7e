import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';
import {
  readDataEntityDefinitions,
  readEntityDefinitions,
  readEnumerationDefinitions,
} from './read-definitions.ts';

/**
 * The stored definitions, exactly as they came: their canonical form gives the digest they are stored under.
 * Asking for an id that is no definition of that kind is a bug and throws.
 */
export function readEntityDefinition(db: Database, id: number): Entity {
  return one(readEntityDefinitions(db, [id]), id);
}

export function readDataEntityDefinition(db: Database, id: number): DataEntity {
  return one(readDataEntityDefinitions(db, [id]), id);
}

export function readEnumerationDefinition(db: Database, id: number): Enumeration {
  return one(readEnumerationDefinitions(db, [id]), id);
}

function one<T>(found: ReadonlyMap<number, T>, id: number): T {
  const definition = found.get(id);
  if (definition === undefined) throw new Error(`There is no such definition: ${id}.`);
  return definition;
}
