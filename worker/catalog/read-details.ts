import type {
  DataEntityDetail,
  EntityDetail,
  EnumerationDetail,
  NavigationPropertyDetail,
  PropertyReference,
} from '#contract/detail.ts';
import type { CatalogId } from '#contract/domain.ts';
import { NAMESPACE_PREFIX, type NavigationProperty } from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { toHex } from '../digest/hex.ts';
import { findEntity, findEnumeration } from './find-definition.ts';
import { readLabels } from './label-texts.ts';
import {
  readDataEntityDefinition,
  readEntityDefinition,
  readEnumerationDefinition,
} from './read-definition.ts';

const USAGES_SHOWN = 200;

export interface DetailScope {
  readonly catalog: CatalogId;
  /** The preferred one first. */
  readonly languages: readonly string[];
}

/** By set name or public name. Undefined where the catalog has no such entity. */
export function readEntityDetail(
  db: Database,
  scope: DetailScope,
  name: string,
): EntityDetail | undefined {
  const found = findEntity(db, scope.catalog, name);
  if (found === undefined) return undefined;
  const { properties, navigationProperties, labelId, ...entity } = readEntityDefinition(
    db,
    found.id,
  );
  const labelOf = readLabels(db, scope, [
    labelId,
    ...properties.map((property) => property.labelId),
  ]);
  const enumerations = enumerationsOf(db, scope.catalog, found.id);
  const references = referencesByProperty(navigationProperties);
  const dataEntity = db.first(findDataEntityOf, {
    catalog: scope.catalog,
    publicName: entity.name,
  });
  return {
    ...entity,
    catalogId: scope.catalog,
    digest: toHex(found.digest),
    label: labelOf(labelId),
    dataEntity: dataEntity === undefined ? null : readDataEntityDefinition(db, dataEntity.id),
    properties: properties.map((property) => ({
      ...property,
      label: labelOf(property.labelId),
      enumeration: enumerations.get(property.typeName) ?? null,
      references: references.get(property.name) ?? [],
    })),
    navigationProperties: withSetNames(db, scope.catalog, navigationProperties),
  };
}

/** By AOT name, exactly spelt first. */
export function readDataEntityDetail(
  db: Database,
  scope: DetailScope,
  name: string,
): DataEntityDetail | undefined {
  const found = db.first(findDataEntity, { catalog: scope.catalog, name });
  if (found === undefined) return undefined;
  const dataEntity = readDataEntityDefinition(db, found.id);
  const { publicEntityName } = dataEntity;
  const entity =
    publicEntityName === null || publicEntityName === ''
      ? undefined
      : findEntity(db, scope.catalog, publicEntityName);
  return {
    catalogId: scope.catalog,
    dataEntity,
    label: readLabels(db, scope, [dataEntity.labelId])(dataEntity.labelId),
    entitySetName: entity?.entitySetName ?? null,
  };
}

/** With or without namespace. */
export function readEnumerationDetail(
  db: Database,
  scope: DetailScope,
  name: string,
): EnumerationDetail | undefined {
  const bareName = name.slice(name.lastIndexOf('.') + 1);
  const found = findEnumeration(db, scope.catalog, bareName);
  if (found === undefined) return undefined;
  const enumeration = readEnumerationDefinition(db, found.id);
  const { members, labelId } = enumeration;
  const labelOf = readLabels(db, scope, [labelId, ...members.map((member) => member.labelId)]);
  const usages = db.all(usagesOf, {
    catalog: scope.catalog,
    typeName: NAMESPACE_PREFIX + enumeration.name,
  });
  return {
    catalogId: scope.catalog,
    name: enumeration.name,
    label: labelOf(labelId),
    digest: toHex(found.digest),
    members: members.map((member) => ({
      name: member.name,
      value: member.value,
      label: labelOf(member.labelId),
      configurationEnabled: member.configurationEnabled,
    })),
    usages: usages
      .slice(0, USAGES_SHOWN)
      .map((row) => ({ entitySetName: row.entity_set_name, property: row.property })),
    usageCount: usages.length,
  };
}

/** Enumeration names by the property types that name them, where the catalog has the enumeration. */
function enumerationsOf(db: Database, catalog: CatalogId, id: number): Map<string, string> {
  const rows = db.all(enumerationsOfEntity, { catalog, id, namespace: NAMESPACE_PREFIX });
  return new Map(rows.map((row) => [row.type_name, row.name]));
}

function referencesByProperty(
  navigationProperties: readonly NavigationProperty[],
): Map<string, PropertyReference[]> {
  const references = navigationProperties
    .filter((navigation) => navigation.cardinality === 'Single')
    .flatMap((navigation) =>
      navigation.constraints
        .filter((constraint) => constraint.kind === 'referential')
        .map((constraint) => ({
          property: constraint.property,
          navigationProperty: navigation.name,
          relatedEntity: navigation.relatedEntity,
          referencedProperty: constraint.referencedProperty,
        })),
    );
  const byProperty = new Map<string, PropertyReference[]>();
  for (const { property, ...reference } of references) {
    byProperty.set(property, [...(byProperty.get(property) ?? []), reference]);
  }
  return byProperty;
}

function withSetNames(
  db: Database,
  catalog: CatalogId,
  navigationProperties: readonly NavigationProperty[],
): readonly NavigationPropertyDetail[] {
  return navigationProperties.map((navigation) => ({
    ...navigation,
    relatedEntitySetName: findEntity(db, catalog, navigation.relatedEntity)?.entitySetName ?? null,
  }));
}

const findDataEntity = statement<{ catalog: CatalogId; name: string }, { id: number }>(/* sql */ `
  SELECT e.definition_id AS id
  FROM data_entity e
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = e.definition_id
  WHERE e.name = :name COLLATE NOCASE
  ORDER BY e.name = :name DESC, id
  LIMIT 1
`);

const findDataEntityOf = statement<
  { catalog: CatalogId; publicName: string },
  { id: number }
>(/* sql */ `
  SELECT e.definition_id AS id
  FROM data_entity e
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = e.definition_id
  WHERE e.public_entity_name = :publicName
  ORDER BY id
  LIMIT 1
`);

const enumerationsOfEntity = statement<
  { catalog: CatalogId; id: number; namespace: string },
  { type_name: string; name: string }
>(/* sql */ `
  SELECT DISTINCT t.type_name, e.name
  FROM property p
  JOIN property_type t ON t.id = p.type_id AND t.data_type = 'Enum' AND t.type_name LIKE :namespace || '%'
  JOIN enumeration e ON e.name = substr(t.type_name, length(:namespace) + 1) COLLATE NOCASE
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = e.definition_id
  WHERE p.definition_id = :id
`);

// CROSS JOIN keeps this order: types are few, while the catalog has very many properties to look through.
const usagesOf = statement<
  { catalog: CatalogId; typeName: string },
  { entity_set_name: string; property: string }
>(/* sql */ `
  SELECT e.entity_set_name, p.name AS property
  FROM property_type t
  CROSS JOIN property p ON p.type_id = t.id
  JOIN entity e ON e.definition_id = p.definition_id
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = p.definition_id
  WHERE t.type_name = :typeName COLLATE NOCASE AND t.data_type = 'Enum'
  ORDER BY e.entity_set_name, p.position
`);
