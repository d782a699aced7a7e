import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { CacheLayout } from './cache-layout.ts';
import type { CachedList } from './cached-list.ts';

type OfVersion = { version: number };

/** As lines of GetInstalledModules. The old layout has none. */
export function readModules(db: Database, { name }: CacheLayout, version: number): CachedList {
  if (name === 'old') return { elements: [], skipped: [] };
  const rows = db.all(modules, { version });
  const elements = rows.map((row) =>
    JSON.stringify(
      `Name: ${row.name ?? ''} | Version: ${row.version ?? ''} | Module: ${row.module_id} | Publisher: ${row.publisher ?? ''} | DisplayName: ${row.display_name ?? ''}`,
    ),
  );
  return { elements, skipped: [] };
}

export function readDataEntities(db: Database, layout: CacheLayout, version: number): CachedList {
  const rows = db.all(layout.name === 'v2' ? dataEntitiesOfV2 : dataEntitiesOfOld, { version });
  return keepNamed(rows, 'a data entity', (row) => ({
    Name: row.name,
    PublicEntityName: row.public_entity_name,
    PublicCollectionName: row.public_collection_name,
    LabelId: row.label_id,
    DataServiceEnabled: row.data_service_enabled !== 0,
    DataManagementEnabled: row.data_management_enabled !== 0,
    EntityCategory: row.entity_category,
    IsReadOnly: row.is_read_only === 1,
  }));
}

export function readEnumerations(db: Database, layout: CacheLayout, version: number): CachedList {
  const rows = db.all(layout.name === 'v2' ? enumerationsOfV2 : enumerationsOfOld, { version });
  const members = layout.name === 'v2' ? membersOfV2 : membersOfOld;
  const membersById = Map.groupBy(db.all(members, { version }), (row) => row.enumeration_id);
  return keepNamed(rows, 'an enumeration', (row) => ({
    Name: row.name,
    LabelId: row.label_id,
    Members: (membersById.get(row.id) ?? []).map((member) => ({
      Name: member.name,
      LabelId: member.label_id,
      Value: member.value,
      ConfigurationEnabled: member.configuration_enabled !== 0,
    })),
  }));
}

/** The old layout keeps labels without saying of which version. */
export function readLabels(db: Database, { name }: CacheLayout, version: number): CachedList {
  const rows = name === 'v2' ? db.all(labelsOfV2, { version }) : db.all(labelsOfOld, {});
  const known = rows.filter((row) => row.text !== null);
  const unknown = rows.length - known.length;
  return {
    elements: known.map(({ id, language, text }) =>
      JSON.stringify({ Id: id, Language: language, Value: text }),
    ),
    skipped: unknown === 0 ? [] : [`Labels without a text: ${unknown}.`],
  };
}

/** What has no name cannot be told from its neighbours. */
function keepNamed<Row extends { readonly name: string | null }>(
  rows: readonly Row[],
  what: string,
  translate: (row: Row) => unknown,
): CachedList {
  const named = rows.filter((row) => typeof row.name === 'string' && row.name !== '');
  const unnamed = rows.length - named.length;
  return {
    elements: named.map((row) => JSON.stringify(translate(row))),
    skipped: unnamed === 0 ? [] : [`Rows of ${what} without a name: ${unnamed}.`],
  };
}

const modules = statement<
  OfVersion,
  Readonly<Record<'name' | 'version' | 'publisher' | 'display_name', string | null>> & {
    readonly module_id: string;
  }
>(/* sql */ `
  SELECT module_id, module_name AS name, version, publisher, display_name
  FROM global_version_modules WHERE global_version_id = :version ORDER BY sort_order, id
`);

interface DataEntityRow {
  readonly name: string | null;
  readonly public_entity_name: string | null;
  readonly public_collection_name: string | null;
  readonly label_id: string | null;
  readonly entity_category: string | null;
  readonly data_service_enabled: number | null;
  readonly data_management_enabled: number | null;
  readonly is_read_only: number | null;
}

const DATA_ENTITY = `SELECT name, public_entity_name, public_collection_name, label_id, entity_category,
  data_service_enabled, data_management_enabled, is_read_only FROM data_entities`;
const dataEntitiesOfOld = statement<OfVersion, DataEntityRow>(
  `${DATA_ENTITY} WHERE version_id = :version ORDER BY id`,
);
const dataEntitiesOfV2 = statement<OfVersion, DataEntityRow>(
  `${DATA_ENTITY} WHERE global_version_id = :version ORDER BY id`,
);

interface EnumerationRow {
  readonly id: number;
  readonly name: string | null;
  readonly label_id: string | null;
}

const enumerationsOfOld = statement<OfVersion, EnumerationRow>(
  'SELECT id, name, label_id FROM enumerations WHERE version_id = :version ORDER BY id',
);
const enumerationsOfV2 = statement<OfVersion, EnumerationRow>(
  'SELECT id, name, label_id FROM enumerations WHERE global_version_id = :version ORDER BY id',
);

interface MemberRow {
  readonly enumeration_id: number;
  readonly name: string;
  readonly value: number;
  readonly label_id: string | null;
  readonly configuration_enabled: number | null;
}

const MEMBER = `SELECT m.enumeration_id, m.name, m.value, m.label_id, m.configuration_enabled
  FROM enumeration_members m JOIN enumerations e ON e.id = m.enumeration_id`;
const membersOfOld = statement<OfVersion, MemberRow>(
  `${MEMBER} WHERE e.version_id = :version ORDER BY m.member_order, m.id`,
);
const membersOfV2 = statement<OfVersion, MemberRow>(
  `${MEMBER} WHERE e.global_version_id = :version ORDER BY m.member_order, m.id`,
);

interface LabelRow {
  readonly id: string;
  readonly language: string;
  readonly text: string | null;
}

const labelsOfOld = statement<{}, LabelRow>(
  'SELECT label_id AS id, language, value AS text FROM labels_cache ORDER BY id',
);
/** Of two texts of one label, the first is read: that of the version. */
const labelsOfV2 = statement<OfVersion, LabelRow>(/* sql */ `
  SELECT label_id AS id, language, label_text AS text FROM labels_cache
  WHERE global_version_id = :version OR global_version_id IS NULL
  ORDER BY id, global_version_id IS NULL
`);
