import type {
  EnvironmentId,
  GlobalVersion,
  GlobalVersionId,
  InstalledModule,
} from '#contract/domain.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { DetectedVersion } from './detect-version.ts';

/** What is known of an environment's version after a check. */
export interface ActiveVersion {
  readonly version: GlobalVersion;
  readonly checkedAt: string;
}

export interface RecordedVersion extends ActiveVersion {
  /** False if it was not this environment's active version before. */
  readonly wasLinked: boolean;
  /** False if the environment showed another version before. */
  readonly isUnchanged: boolean;
  /** False if this device has not seen the version before. */
  readonly isKnown: boolean;
}

/**
 * Registers a detected version, once for all environments that show it, and makes it the active one of this
 * environment; the one before is kept with its end. One transaction.
 */
export function recordVersion(
  db: Database,
  environment: EnvironmentId,
  { detected, now }: { readonly detected: DetectedVersion; readonly now: string },
): RecordedVersion {
  return db.transaction(() => {
    const { id, isKnown } = registerVersion(db, detected, now);
    const before = db.first(activeLink, { environment });
    const wasLinked = before?.version_id === id;
    const isUnchanged = before === undefined || wasLinked;
    if (!isUnchanged) db.run(endLink, { environment, now });
    if (wasLinked) db.run(touchLink, { environment, now });
    else db.run(insertLink, { environment, version: id, now });
    return {
      version: readVersion(db, id),
      checkedAt: now,
      wasLinked,
      isUnchanged,
      isKnown,
    };
  });
}

/** Null before the first check. */
export function readActiveVersion(db: Database, environment: EnvironmentId): ActiveVersion | null {
  const link = db.first(activeLink, { environment });
  if (link === undefined) return null;
  return { version: readVersion(db, link.version_id), checkedAt: link.checked_at };
}

export function countSharing(db: Database, version: GlobalVersionId): number {
  return db.one(countLinks, { version }).count;
}

export function findVersion(db: Database, id: GlobalVersionId): Outcome<GlobalVersion> {
  const version = db.first(versionById, { id });
  if (version === undefined) return fail({ kind: 'not_found', what: 'version', name: String(id) });
  return succeed(version);
}

/** The one used last first. */
export function listGlobalVersions(db: Database): readonly GlobalVersion[] {
  return db.all(allVersions, {});
}

/** As the environment listed them; empty where it did not. */
export function listInstalledModules(
  db: Database,
  version: GlobalVersionId,
): readonly InstalledModule[] {
  return db.all(modulesOf, { version });
}

/** Module lines that could not be read, as they came. */
export function listUnreadableModules(db: Database, version: GlobalVersionId): readonly string[] {
  return db.all(unreadableModules, { version }).map((row) => row.raw);
}

/** The version itself, once for all environments, without saying that one runs it. */
export function registerVersion(
  db: Database,
  detected: DetectedVersion,
  now: string,
): { readonly id: GlobalVersionId; readonly isKnown: boolean } {
  const { fingerprint, modulesHash, versionHash, source, applicationVersion, platformVersion } =
    detected;
  const known = db.first(versionByFingerprint, { fingerprint });
  if (known !== undefined) {
    db.run(touchVersion, { id: known.id, applicationVersion, platformVersion, now });
    return { id: known.id, isKnown: true };
  }
  db.run(insertVersion, {
    fingerprint,
    modulesHash,
    versionHash,
    source,
    applicationVersion,
    platformVersion,
    now,
  });
  const id = db.lastInsertId();
  insertModules(db, id, detected);
  return { id, isKnown: false };
}

function insertModules(db: Database, version: GlobalVersionId, detected: DetectedVersion): void {
  const insert = db.bulkInsert(/* sql */ `
    INSERT INTO installed_module (
      version_id, position, name, version, module_id, publisher, display_name, raw
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  `);
  const { modules, unreadable } = detected;
  modules.forEach((module, position) => {
    const { name, moduleId, publisher, displayName } = module;
    insert.add(version, position, name, module.version, moduleId, publisher, displayName, null);
  });
  unreadable.forEach((line, index) =>
    insert.add(version, modules.length + index, null, null, null, null, null, line),
  );
}

function readVersion(db: Database, id: GlobalVersionId): GlobalVersion {
  const row = db.first(versionById, { id });
  if (row === undefined) throw new Error(`There is no version ${id}.`);
  return row;
}

const activeLink = statement<
  { environment: EnvironmentId },
  { version_id: GlobalVersionId; checked_at: string }
>(/* sql */ `
  SELECT version_id, checked_at FROM environment_version
  WHERE environment_id = :environment AND ended_at IS NULL
`);

type LinkChange = { environment: EnvironmentId; now: string };

const endLink = statement<LinkChange>(/* sql */ `
  UPDATE environment_version SET ended_at = :now
  WHERE environment_id = :environment AND ended_at IS NULL
`);

const touchLink = statement<LinkChange>(/* sql */ `
  UPDATE environment_version SET checked_at = :now
  WHERE environment_id = :environment AND ended_at IS NULL
`);

const insertLink = statement<LinkChange & { version: GlobalVersionId }>(/* sql */ `
  INSERT INTO environment_version (environment_id, version_id, detected_at, checked_at)
  VALUES (:environment, :version, :now, :now)
`);

const countLinks = statement<{ version: GlobalVersionId }, { count: number }>(/* sql */ `
  SELECT count(*) AS count FROM environment_version
  WHERE version_id = :version AND ended_at IS NULL
`);

const unreadableModules = statement<{ version: GlobalVersionId }, { raw: string }>(/* sql */ `
  SELECT raw FROM installed_module
  WHERE version_id = :version AND raw IS NOT NULL ORDER BY position
`);

const versionByFingerprint = statement<{ fingerprint: string }, { id: GlobalVersionId }>(
  'SELECT id FROM global_version WHERE fingerprint = :fingerprint',
);

// The build numbers may have been refused the first time.
const touchVersion = statement<{
  id: GlobalVersionId;
  applicationVersion: string | null;
  platformVersion: string | null;
  now: string;
}>(/* sql */ `
  UPDATE global_version SET last_used_at = :now,
    application_version = coalesce(:applicationVersion, application_version),
    platform_version = coalesce(:platformVersion, platform_version)
  WHERE id = :id
`);

const insertVersion = statement<{
  fingerprint: string;
  modulesHash: string | null;
  versionHash: string | null;
  source: string;
  applicationVersion: string | null;
  platformVersion: string | null;
  now: string;
}>(/* sql */ `
  INSERT INTO global_version (
    fingerprint, modules_hash, version_hash, source, application_version, platform_version,
    first_seen_at, last_used_at
  ) VALUES (
    :fingerprint, :modulesHash, :versionHash, :source, :applicationVersion, :platformVersion, :now, :now
  )
`);

const VERSIONS = /* sql */ `
  SELECT id, fingerprint, modules_hash AS modulesHash, version_hash AS versionHash, source,
    application_version AS applicationVersion, platform_version AS platformVersion,
    (SELECT count(*) FROM installed_module WHERE version_id = v.id AND raw IS NULL) AS moduleCount,
    first_seen_at AS firstSeenAt, last_used_at AS lastUsedAt
  FROM global_version v
`;

const versionById = statement<{ id: GlobalVersionId }, GlobalVersion>(`${VERSIONS} WHERE id = :id`);

const allVersions = statement<{}, GlobalVersion>(`${VERSIONS} ORDER BY last_used_at DESC, id DESC`);

const modulesOf = statement<{ version: GlobalVersionId }, InstalledModule>(/* sql */ `
  SELECT name, version, module_id AS moduleId, publisher, display_name AS displayName
  FROM installed_module WHERE version_id = :version AND raw IS NULL ORDER BY position
`);
