import { NAMESPACE_PREFIX } from '#contract/metadata.ts';
import type { CatalogId } from '#contract/domain.ts';
import type {
  ListedAction,
  ListedEntity,
  ListedEnumeration,
  ListingScope,
} from '#contract/listing.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { readLabels } from './label-texts.ts';

/** Public entities with their data entities, then the data entities that have none; by name. */
export function listEntities(db: Database, scope: ListingScope): readonly ListedEntity[] {
  const rows = [
    ...db.all(publicEntities, { catalog: scope.catalog }),
    ...db.all(unpublishedDataEntities, { catalog: scope.catalog }),
  ];
  return withLabels(db, scope, rows)
    .map((row) => ({
      ...row,
      isReadOnly: row.isReadOnly === 1,
      configurationEnabled: row.configurationEnabled === 1,
      hasOData: row.hasOData === 1,
      hasDataManagement: row.hasDataManagement === 1,
    }))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

export function listEnumerations(db: Database, scope: ListingScope): readonly ListedEnumeration[] {
  const parameters = { catalog: scope.catalog, namespace: NAMESPACE_PREFIX };
  const usages = db.all(enumerationUsages, parameters);
  const countByName = new Map(usages.map((row) => [row.name.toLowerCase(), row.usageCount]));
  return withLabels(db, scope, db.all(enumerations, { catalog: scope.catalog }))
    .map((row) => ({ ...row, usageCount: countByName.get(row.name.toLowerCase()) ?? 0 }))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

export function listActions(db: Database, { catalog }: ListingScope): readonly ListedAction[] {
  return db
    .all(actions, { catalog })
    .toSorted(
      (a, b) => compareNames(a.name, b.name) || compareNames(a.entitySetName, b.entitySetName),
    );
}

function withLabels<Row extends { readonly labelId: string | null }>(
  db: Database,
  scope: ListingScope,
  rows: readonly Row[],
): readonly (Omit<Row, 'labelId'> & { readonly label: string | null })[] {
  const spellings = rows.map((row) => row.labelId);
  const labelOf = readLabels(db, scope, spellings);
  return rows.map(({ labelId, ...row }) => ({ ...row, label: labelOf(labelId)?.text ?? null }));
}

/** As people read a list: without case, numbers by their value. */
function compareNames(a: string, b: string): number {
  return NAMES.compare(a, b);
}

const NAMES = new Intl.Collator('en', { numeric: true });

type OfCatalog = { catalog: CatalogId };

interface EntityRow extends Pick<
  ListedEntity,
  'kind' | 'name' | 'aotName' | 'category' | 'fieldCount'
> {
  readonly labelId: string | null;
  readonly isReadOnly: number;
  readonly configurationEnabled: number;
  readonly hasOData: number;
  readonly hasDataManagement: number;
}

/** Two data entities may claim one public entity; the first of them is shown with it, as on its page. */
const publicEntities = statement<OfCatalog, EntityRow>(/* sql */ `
  WITH backing AS (
    SELECT public_entity_name, min(definition_id) AS definition_id
    FROM data_entity
    WHERE definition_id IN (
      SELECT definition_id FROM catalog_definition WHERE catalog_id = :catalog
    )
    GROUP BY public_entity_name
  )
  SELECT 'entity' AS kind, e.entity_set_name AS name, d.name AS aotName,
    d.entity_category AS category, l.spelling AS labelId, e.is_read_only AS isReadOnly,
    e.configuration_enabled AS configurationEnabled,
    coalesce(d.data_service_enabled, 1) AS hasOData,
    coalesce(d.data_management_enabled, 0) AS hasDataManagement,
    (SELECT count(*) FROM property p WHERE p.definition_id = e.definition_id) AS fieldCount
  FROM catalog_definition c
  JOIN entity e ON e.definition_id = c.definition_id
  LEFT JOIN backing b ON b.public_entity_name = e.name
  LEFT JOIN data_entity d ON d.definition_id = b.definition_id
  LEFT JOIN label l ON l.id = e.label_id
  WHERE c.catalog_id = :catalog
`);

// The index on names knows no case; the spelling counts, as for what is listed with its public entity.
const unpublishedDataEntities = statement<OfCatalog, EntityRow>(/* sql */ `
  SELECT 'data_entity' AS kind, d.name, d.name AS aotName, d.entity_category AS category,
    l.spelling AS labelId, d.is_read_only AS isReadOnly, 1 AS configurationEnabled,
    0 AS hasOData, d.data_management_enabled AS hasDataManagement, NULL AS fieldCount
  FROM catalog_definition c
  JOIN data_entity d ON d.definition_id = c.definition_id
  LEFT JOIN label l ON l.id = d.label_id
  WHERE c.catalog_id = :catalog AND NOT EXISTS (
    SELECT 1 FROM entity e
    JOIN catalog_definition own ON own.catalog_id = :catalog
      AND own.definition_id = e.definition_id
    WHERE e.name = d.public_entity_name COLLATE NOCASE AND e.name = d.public_entity_name
  )
`);

const enumerations = statement<
  OfCatalog,
  Pick<ListedEnumeration, 'name' | 'memberCount'> & { readonly labelId: string | null }
>(/* sql */ `
  SELECT e.name, l.spelling AS labelId,
    (SELECT count(*) FROM enumeration_member m WHERE m.definition_id = e.definition_id) AS memberCount
  FROM catalog_definition c
  JOIN enumeration e ON e.definition_id = c.definition_id
  LEFT JOIN label l ON l.id = e.label_id
  WHERE c.catalog_id = :catalog
`);

const enumerationUsages = statement<
  { catalog: CatalogId; namespace: string },
  { name: string; usageCount: number }
>(/* sql */ `
  SELECT substr(t.type_name, length(:namespace) + 1) AS name, count(*) AS usageCount
  FROM property_type t
  JOIN property p ON p.type_id = t.id
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = p.definition_id
  WHERE t.data_type = 'Enum' AND t.type_name LIKE :namespace || '%'
  GROUP BY t.type_name COLLATE NOCASE
`);

const actions = statement<OfCatalog, ListedAction>(/* sql */ `
  SELECT e.entity_set_name AS entitySetName, a.name, a.binding_kind AS bindingKind,
    a.return_type_name AS returnType,
    (
      SELECT count(*) FROM action_parameter p
      WHERE p.definition_id = a.definition_id AND p.action_position = a.position
    ) AS parameterCount
  FROM catalog_definition c
  JOIN entity e ON e.definition_id = c.definition_id
  JOIN action a ON a.definition_id = e.definition_id
  WHERE c.catalog_id = :catalog
`);
