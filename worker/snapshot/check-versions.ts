import type { InstalledModule, VersionSource } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { DetectedVersion } from '../versions/detect-version.ts';
import {
  fingerprintBuilds,
  fingerprintDataEntities,
  fingerprintModules,
  hashModules,
} from '../versions/fingerprint.ts';
import type { ModuleList } from '../versions/parse-modules.ts';
import type { CheckedDefinition } from './check-definitions.ts';
import type { HistoryDocument } from './history-document.ts';
import { LIMITS, type ModuleRow } from './snapshot-format.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';
import { isStorable, isVisible } from '../names/visible-text.ts';

interface Checked {
  readonly catalogs: readonly {
    readonly versionId: number;
    readonly definitions: readonly number[];
  }[];
  readonly definitions: readonly CheckedDefinition[];
  /** Of a backup: environments ran versions of which no catalog is left. */
  readonly history: HistoryDocument | null;
}

/** Every fingerprint follows from the modules, the builds or the data entities that are in the file. */
export async function checkVersions(
  db: Database,
  checked: Checked,
): Promise<readonly DetectedVersion[]> {
  const rows = db.all(versionRows, {});
  const versions: DetectedVersion[] = [];
  const told = new Set(checked.history?.versions.map(({ fingerprint }) => fingerprint));
  for (const [index, row] of rows.entries()) {
    const { id, fingerprint, source, application_version, platform_version } = row;
    const place = `version ${id}`;
    const isUsed =
      checked.catalogs.some(({ versionId }) => versionId === id) || told.has(fingerprint);
    const texts = [application_version ?? '', platform_version ?? ''];
    const isShort = texts.every((text) => text.length <= LIMITS.nameLength);
    if (id !== index + 1 || !isUsed || !isShort || !texts.every(isVisible)) {
      throw new SnapshotRefusal('bad_content', place);
    }
    const list = readModules(db, id);
    const possible = await fingerprintsOf(row, list, checked);
    if (!possible.includes(fingerprint)) throw new SnapshotRefusal('wrong_digest', place);
    const isByModules = source === 'modules';
    const { modulesHash, versionHash } = isByModules ? await hashModules(list.modules) : NO_HASHES;
    versions.push({
      source,
      fingerprint,
      modulesHash,
      versionHash,
      ...list,
      applicationVersion: application_version,
      platformVersion: platform_version,
    });
  }
  if (checked.catalogs.some(({ versionId }) => versions[versionId - 1] === undefined)) {
    throw new SnapshotRefusal('bad_content', 'version');
  }
  if (db.one(strayModules, { versions: versions.length }).count > 0) {
    throw new SnapshotRefusal('bad_content', 'installed_module');
  }
  return versions;
}

const NO_HASHES = { modulesHash: null, versionHash: null };

async function fingerprintsOf(
  { id, source, application_version, platform_version }: VersionRow,
  list: ModuleList,
  { catalogs, definitions }: Checked,
): Promise<readonly string[]> {
  switch (source) {
    case 'modules':
      return [await fingerprintModules(list)];
    case 'builds':
      return [await fingerprintBuilds(application_version, platform_version)];
    case 'data_entities':
      return Promise.all(
        catalogs
          .filter(({ versionId }) => versionId === id)
          .map((catalog) =>
            fingerprintDataEntities(
              catalog.definitions
                .map((each) => definitions[each - 1]?.dataEntity ?? null)
                .filter((entity) => entity !== null),
            ),
          ),
      );
    default:
      return [];
  }
}

function readModules(db: Database, version: number): ModuleList {
  const modules: InstalledModule[] = [];
  const unreadable: string[] = [];
  for (const row of db.all(modulesOf, { version })) {
    const { name, version: moduleVersion, module_id, publisher, display_name, raw } = row;
    const facts = [name, moduleVersion, module_id, publisher, display_name];
    const isLong = [raw, ...facts].some((text) => (text?.length ?? 0) > LIMITS.textLength);
    if (isLong) throw new SnapshotRefusal('bad_content', 'installed_module');
    const isLine = raw !== null && facts.every((fact) => fact === null) && isStorable(raw);
    if (isLine) unreadable.push(raw);
    else {
      const [given, number, moduleId, by, displayName] = facts.filter((fact) => fact !== null);
      const isWhole = raw === null && facts.every((fact) => fact !== null && isVisible(fact));
      if (!isWhole || displayName === undefined) {
        throw new SnapshotRefusal('bad_content', 'installed_module');
      }
      modules.push({
        name: given ?? '',
        version: number ?? '',
        moduleId: moduleId ?? '',
        publisher: by ?? '',
        displayName,
      });
    }
  }
  return { modules, unreadable };
}

interface VersionRow {
  readonly id: number;
  readonly fingerprint: string;
  readonly source: VersionSource;
  readonly application_version: string | null;
  readonly platform_version: string | null;
}

const versionRows = statement<{}, VersionRow>(/* sql */ `
  SELECT id, fingerprint, source, application_version, platform_version FROM version ORDER BY id
`);

const modulesOf = statement<{ version: number }, ModuleRow>(/* sql */ `
  SELECT name, version, module_id, publisher, display_name, raw
  FROM installed_module WHERE version_id = :version ORDER BY id
`);

const strayModules = statement<{ versions: number }, { count: number }>(/* sql */ `
  SELECT count(*) AS count FROM installed_module WHERE version_id < 1 OR version_id > :versions
`);
