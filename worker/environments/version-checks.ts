import type { Environment, EnvironmentId } from '#contract/domain.ts';
import { succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import type { VersionCheck } from '#contract/versions.ts';
import { findCompleteCatalog } from '../catalog/catalogs.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { detectVersion, type VersionService } from '../versions/detect-version.ts';
import { isFreshCheck } from '../versions/is-fresh-check.ts';
import {
  countSharing,
  listUnreadableModules,
  readActiveVersion,
  recordVersion,
} from '../versions/version-registry.ts';
import type { Environments } from './environments.ts';

const NEVER_ABORTED = new AbortController().signal;

/** What it takes to show the version is known to whoever plans syncs. */
type FoundVersion = Omit<VersionCheck, 'update'>;

/** Which version an environment runs, asked of it unless that was done a moment ago. */
export class VersionChecks {
  readonly #db: Database;
  readonly #environments: Environments;
  readonly #connect: (environment: Environment) => VersionService;

  constructor(
    db: Database,
    environments: Environments,
    connect: (environment: Environment) => VersionService,
  ) {
    this.#db = db;
    this.#environments = environments;
    this.#connect = connect;
  }

  async check(id: EnvironmentId, isForced: boolean): Answer<FoundVersion> {
    const environment = this.#environments.find(id);
    if (!environment.ok) return environment;
    const checkedAt = isForced ? null : this.#freshCheckOf(id);
    if (checkedAt !== null) {
      return this.#describe(id, { ...FROM_CACHE, checkedAt });
    }
    const detected = await detectVersion(this.#connect(environment.value), NEVER_ABORTED);
    if (!detected.ok) return detected;
    // It may have been removed meanwhile.
    const still = this.#environments.find(id);
    if (!still.ok) return still;
    const now = new Date().toISOString();
    const recorded = recordVersion(this.#db, id, { detected: detected.value, now });
    const { isKnown, wasLinked, isUnchanged } = recorded;
    const link = { checkedAt: now, isKnown, wasLinked, isUnchanged };
    const { modulesFailure } = detected.value;
    return this.#describe(id, { ...link, fromCache: false, modulesFailure });
  }

  /** The next check asks the environment, however young the last answer is. */
  clear(id: EnvironmentId): Outcome<void> {
    const environment = this.#environments.find(id);
    if (!environment.ok) return environment;
    this.#db.run(clearCache, { environment: id, now: new Date().toISOString() });
    return succeed(undefined);
  }

  #freshCheckOf(id: EnvironmentId): string | null {
    const active = readActiveVersion(this.#db, id);
    if (active === null || !isFreshCheck(active.checkedAt)) return null;
    const clearedAt = this.#db.first(lastClearing, { environment: id })?.cleared_at ?? null;
    return clearedAt !== null && active.checkedAt <= clearedAt ? null : active.checkedAt;
  }

  #describe(id: EnvironmentId, check: CheckedNow): Outcome<FoundVersion> {
    const environment = this.#environments.find(id);
    if (!environment.ok) return environment;
    const { version } = environment.value;
    if (version === null) throw new Error('A version that was recorded can be read.');
    return succeed({
      ...check,
      environment: environment.value,
      version,
      unreadableModules: listUnreadableModules(this.#db, version.id),
      sharedBy: countSharing(this.#db, version.id),
      canShare: version.source === 'modules' && findCompleteCatalog(this.#db, version.id) !== null,
    });
  }
}

type CheckedNow = Pick<
  FoundVersion,
  'checkedAt' | 'fromCache' | 'modulesFailure' | 'isKnown' | 'wasLinked' | 'isUnchanged'
>;

const FROM_CACHE = {
  fromCache: true,
  modulesFailure: null,
  isKnown: true,
  wasLinked: true,
  isUnchanged: true,
} as const;

const lastClearing = statement<{ environment: EnvironmentId }, { cleared_at: string | null }>(
  'SELECT cleared_at FROM version_check WHERE environment_id = :environment',
);

const clearCache = statement<{ environment: EnvironmentId; now: string }>(/* sql */ `
  INSERT INTO version_check (environment_id, cleared_at) VALUES (:environment, :now)
  ON CONFLICT DO UPDATE SET cleared_at = excluded.cleared_at
`);
