import type { CatalogId, GlobalVersionId } from '#contract/domain.ts';
import type {
  NamedEnvironment,
  RegisteredVersion,
  SharingStatistics,
  StoredCatalog,
  VersionRegistry,
} from '#contract/versions.ts';
import type { CatalogReader } from '../catalog/catalog-reader.ts';
import { estimateRowBytes, LABEL_ROW, TEXT_ROW } from '../catalog/stored-size.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { listGlobalVersions } from './version-registry.ts';

/** Every version that this device knows, who runs or ran it, and what is stored of it. */
export function listRegistry(db: Database, catalogs: CatalogReader): VersionRegistry {
  const links = db.all(allLinks, {}).map(toLink);
  const stored = describeCatalogs(db, catalogs);
  return {
    versions: listGlobalVersions(db).map((version): RegisteredVersion => {
      const environments = namesOf(links.filter((link) => link.isOf(version.id) && link.isActive));
      const former = namesOf(links.filter((link) => link.isOf(version.id)));
      return {
        version,
        environments,
        formerEnvironments: former.filter(({ id }) => environments.every((it) => it.id !== id)),
        catalogs: stored.filter(({ catalog }) => catalog.versionId === version.id),
      };
    }),
    sharing: describeSharing(db, stored),
  };
}

interface LinkRow {
  readonly version_id: GlobalVersionId;
  readonly is_active: number;
  readonly id: number;
  readonly name: string;
  readonly url: string;
}

function toLink({ version_id, is_active, ...environment }: LinkRow) {
  return {
    environment: toNamed(environment),
    isActive: is_active === 1,
    isOf: (version: GlobalVersionId) => version === version_id,
  };
}

function namesOf(
  links: readonly { readonly environment: NamedEnvironment }[],
): readonly NamedEnvironment[] {
  const byId = new Map(links.map(({ environment }) => [environment.id, environment]));
  return [...byId.values()];
}

function toNamed(row: Pick<LinkRow, 'id' | 'name' | 'url'>): NamedEnvironment {
  return { id: row.id, name: row.name, host: new URL(row.url).host };
}

/** The newest first. */
function describeCatalogs(db: Database, catalogs: CatalogReader): readonly StoredCatalog[] {
  const rowBytes = estimateRowBytes(db);
  const shown = Map.groupBy(db.all(shownCatalogs, {}), (row) => row.catalog_id);
  return db.all(catalogSizes, {}).flatMap((row): StoredCatalog[] => {
    const catalog = catalogs.read(row.id);
    if (catalog === null) return [];
    return [
      {
        catalog,
        shownBy: (shown.get(row.id) ?? []).map(toNamed),
        ownDefinitions: row.ownDefinitions,
        bytes: Math.round(rowBytes * (row.rows + LABEL_ROW * row.labels + TEXT_ROW * row.texts)),
        ownBytes: Math.round(rowBytes * (row.ownRows + LABEL_ROW * row.labels)),
      },
    ];
  });
}

function describeSharing(db: Database, stored: readonly StoredCatalog[]): SharingStatistics {
  const users = db.all(countUsers, {}).map((row) => row.environments);
  const byUsers = [...Map.groupBy(users, (count) => count)];
  const shownBy = stored.map(({ shownBy }) => shownBy.length);
  const union = db.one(shownRows, {}).rows;
  return {
    environments: sum(shownBy),
    versions: new Set(
      stored.flatMap(({ catalog, shownBy }) => (shownBy.length > 0 ? [catalog.versionId] : [])),
    ).size,
    activeLinks: sum(users),
    sharingEnvironments: sum(shownBy.filter((count) => count > 1)),
    distribution: byUsers
      .map(([environments, versions]) => ({ environments, versions: versions.length }))
      .toSorted((left, right) => right.environments - left.environments),
    storedBytes: Math.round(estimateRowBytes(db) * union),
    separateBytes: sum(stored.map(({ bytes, shownBy }) => bytes * shownBy.length)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const allLinks = statement<{}, LinkRow>(/* sql */ `
  SELECT link.version_id, link.ended_at IS NULL AS is_active, e.id, e.name, e.url
  FROM environment_version link JOIN environment e ON e.id = link.environment_id
  ORDER BY e.id
`);

const shownCatalogs = statement<
  {},
  { catalog_id: CatalogId; id: number; name: string; url: string }
>('SELECT catalog_id, id, name, url FROM environment WHERE catalog_id IS NOT NULL ORDER BY id');

const countUsers = statement<{}, { environments: number }>(/* sql */ `
  SELECT count(*) AS environments FROM environment_version
  WHERE ended_at IS NULL GROUP BY version_id
`);

const DEFINITION_SIZE = /* sql */ `
  1 + (SELECT count(*) FROM property WHERE definition_id = d.id)
    + (SELECT count(*) FROM enumeration_member WHERE definition_id = d.id)
`;

const catalogSizes = statement<
  {},
  {
    id: CatalogId;
    rows: number;
    ownRows: number;
    ownDefinitions: number;
    labels: number;
    texts: number;
  }
>(/* sql */ `
  WITH size AS MATERIALIZED (
    SELECT d.id, ${DEFINITION_SIZE} AS rows,
      (SELECT count(*) FROM catalog_definition WHERE definition_id = d.id) AS catalogs
    FROM definition d
  ),
  held AS MATERIALIZED (
    SELECT c.catalog_id AS id, sum(rows) AS rows,
      total(rows) FILTER (WHERE catalogs = 1) AS ownRows,
      count(*) FILTER (WHERE catalogs = 1) AS ownDefinitions
    FROM catalog_definition c JOIN size ON size.id = c.definition_id
    GROUP BY c.catalog_id
  )
  SELECT c.id, coalesce(rows, 0) AS rows, coalesce(ownRows, 0) AS ownRows,
    coalesce(ownDefinitions, 0) AS ownDefinitions,
    (SELECT count(*) FROM catalog_label WHERE catalog_id = c.id) AS labels,
    (SELECT count(text_id) FROM catalog_label WHERE catalog_id = c.id) AS texts
  FROM catalog c LEFT JOIN held USING (id)
  ORDER BY coalesce(c.completed_at, c.created_at) DESC, c.id DESC
`);

// Counted once, whoever shows it.
const shownRows = statement<{}, { rows: number }>(/* sql */ `
  WITH shown AS MATERIALIZED (
    SELECT DISTINCT catalog_id AS id FROM environment WHERE catalog_id IS NOT NULL
  )
  SELECT
    (SELECT total(${DEFINITION_SIZE}) FROM definition d WHERE id IN (
      SELECT definition_id FROM catalog_definition WHERE catalog_id IN shown
    ))
      + ${LABEL_ROW} * (SELECT count(*) FROM catalog_label WHERE catalog_id IN shown)
      + ${TEXT_ROW} * (SELECT count(DISTINCT text_id) FROM catalog_label WHERE catalog_id IN shown) AS rows
`);
