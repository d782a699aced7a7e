import type { Diagram, DiagramEntity } from '#contract/diagram.ts';
import type { ListingScope } from '#contract/listing.ts';
import type { Entity } from '#contract/metadata.ts';
import { readEntityDefinitions } from '../catalog/read-definitions.ts';
import type { Database } from '../db/database.ts';
import { chooseFields } from './choose-fields.ts';
import { readEntityNames } from './entity-names.ts';
import { joinRelations } from './join-relations.ts';
import { readRelations, type KnownRelation } from './read-relations.ts';

/** These entities as the catalog describes them, and the relations between them. */
export function drawDiagram(db: Database, scope: ListingScope, names: readonly string[]): Diagram {
  const found = readEntityNames(db, scope, names);
  const definitions = readEntityDefinitions(
    db,
    found.map(({ id }) => id),
  );
  const entities = found.flatMap(({ id, label }) => {
    const definition = definitions.get(id);
    return definition === undefined ? [] : [{ definition, label }];
  });
  const known = new Set(found.map(({ entitySetName }) => entitySetName.toLowerCase()));
  const relations = readRelations(db, scope.catalog);
  return {
    catalogId: scope.catalog,
    entities: entities.map(({ definition, label }) => describe(definition, label, relations)),
    relations: joinRelations(entities.map(({ definition }) => definition)),
    missing: [...new Set(names)].filter((name) => !known.has(name.toLowerCase())),
  };
}

function describe(
  entity: Entity,
  label: string | null,
  relations: readonly KnownRelation[],
): DiagramEntity {
  const { entitySetName, properties } = entity;
  const own = relations.filter(({ from, to }) => from === entitySetName || to === entitySetName);
  const ends = new Set(own.flatMap(({ from, to }) => [from, to]));
  ends.delete(entitySetName);
  // A navigation property names the public name, a page the set name.
  const setNameByRelation = new Map(
    own.filter(({ from }) => from === entitySetName).map(({ name, to }) => [name, to]),
  );
  return {
    entitySetName,
    label,
    fields: chooseFields(entity, setNameByRelation),
    fieldCount: properties.length,
    relatedCount: ends.size,
  };
}
