import type { InstalledModule, VersionSource } from '#contract/domain.ts';
import { ENTITIES_NAMESPACE, type DataEntity } from '#contract/metadata.ts';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import {
  fingerprintBuilds,
  fingerprintDataEntities,
  fingerprintModules,
  hashModules,
} from './fingerprint.ts';
import { cleanName, visibleLine } from '../names/visible-text.ts';
import { parseModules } from './parse-modules.ts';
import type { ModuleList } from './parse-modules.ts';
import type { Builds } from './same-builds.ts';

/** The part of the metadata service that says which version an environment runs. */
export interface VersionService {
  readonly host: string;
  installedModules(signal: AbortSignal): Answer<readonly string[]>;
  applicationVersion(signal: AbortSignal): Answer<string>;
  platformBuildVersion(signal: AbortSignal): Answer<string>;
  /** Asked for only where neither can be read: the list that says most about a version. */
  listDataEntities(signal: AbortSignal): Answer<readonly DataEntity[]>;
}

/** Many times what a build number has. */
const MAX_VERSION_CHARACTERS = 80;
/** A snapshot holds no longer texts. */
const MAX_LINE_CHARACTERS = 20_000;

/** What tells one version from another. */
export interface DetectedVersion {
  readonly source: VersionSource;
  readonly fingerprint: string;
  /** Null where modules could not be read. */
  readonly modulesHash: string | null;
  readonly versionHash: string | null;
  readonly modules: readonly InstalledModule[];
  /** Lines of the module list in no known shape, as they came; beside modules they count in the fingerprint. */
  readonly unreadable: readonly string[];
  readonly applicationVersion: string | null;
  readonly platformVersion: string | null;
}

export interface Detection extends DetectedVersion {
  /** Why its modules could not be read; null where they are the source. */
  readonly modulesFailure: Failure | null;
}

/**
 * The module list where the environment shows it, its two build numbers where it does not, a digest of its data entities
 * where it shows nothing else. A failure that may be gone the next time is passed on instead: falling back then would
 * look like another version.
 */
export async function detectVersion(
  service: VersionService,
  signal: AbortSignal,
): Answer<Detection> {
  const lines = await service.installedModules(signal);
  if (!lines.ok && !isRefusal(lines.failure)) return lines;

  const builds = await readBuilds(service, signal);
  const list = parseModules(lines.ok ? lines.value.map(shownLine) : []);
  if (list.modules.length > 0) return versionByModules(list, builds);

  const reason = lines.ok ? noModules(list) : lines.failure;
  const version =
    (await versionByBuilds(builds)) ?? (await versionByDataEntities(service, signal, reason));
  if (!version.ok) return version;
  return succeed({ ...version.value, modulesFailure: reason, unreadable: list.unreadable });
}

/** The service understood and will answer alike the next time: the action is missing, closed or odd. */
function isRefusal(failure: Failure): boolean {
  if (failure.kind === 'service_error') return ![502, 503, 504].includes(failure.status);
  if (failure.kind === 'files_needed') return failure.problem === 'no_version';
  return failure.kind === 'forbidden' || failure.kind === 'malformed';
}

/** Null where a number is refused, or shows nothing. */
export async function readToldBuilds(
  service: VersionService,
  signal: AbortSignal,
): Promise<Builds> {
  const { application, platform } = await readBuilds(service, signal);
  return { applicationVersion: valueOf(application), platformVersion: valueOf(platform) };
}

interface ReadBuilds {
  readonly application: Outcome<string | null>;
  readonly platform: Outcome<string | null>;
}

async function readBuilds(service: VersionService, signal: AbortSignal): Promise<ReadBuilds> {
  const [application, platform] = await Promise.all([
    service.applicationVersion(signal),
    service.platformBuildVersion(signal),
  ]);
  return { application: shown(application), platform: shown(platform) };
}

function shownLine(line: string): string {
  return visibleLine(line).slice(0, MAX_LINE_CHARACTERS).toWellFormed();
}

/** A version that nobody could read, or tell from another one, is none. */
function shown(build: Outcome<string>): Outcome<string | null> {
  return build.ok ? succeed(cleanName(build.value, MAX_VERSION_CHARACTERS)) : build;
}

/** Build numbers only decorate a module list: not getting them is no failure. */
async function versionByModules(list: ModuleList, builds: ReadBuilds): Answer<Detection> {
  const stop = [builds.application, builds.platform].find(isCancelled);
  if (stop !== undefined) return stop;
  return succeed({
    source: 'modules',
    modulesFailure: null,
    fingerprint: await fingerprintModules(list),
    ...(await hashModules(list.modules)),
    ...list,
    applicationVersion: valueOf(builds.application),
    platformVersion: valueOf(builds.platform),
  });
}

/** Null where both are refused, or say nothing. */
async function versionByBuilds({
  application,
  platform,
}: ReadBuilds): Promise<Outcome<Detection> | null> {
  for (const build of [application, platform]) {
    if (!build.ok && !isRefusal(build.failure)) return build;
  }
  const applicationVersion = valueOf(application);
  const platformVersion = valueOf(platform);
  if (applicationVersion === null && platformVersion === null) return null;

  return succeed({
    ...WITHOUT_MODULES,
    source: 'builds',
    fingerprint: await fingerprintBuilds(applicationVersion, platformVersion),
    applicationVersion,
    platformVersion,
  });
}

/** Where there is nothing to tell it by, the version is unknown for the first `reason`. */
async function versionByDataEntities(
  service: VersionService,
  signal: AbortSignal,
  reason: Failure,
): Answer<Detection> {
  const list = await service.listDataEntities(signal);
  if (!list.ok && !isRefusal(list.failure)) return list;
  if (!list.ok || list.value.length === 0) {
    // Files that tell no version are asked for by their own failure.
    const isOfFiles = reason.kind === 'files_needed';
    return fail(isOfFiles ? reason : { kind: 'version_unknown', host: service.host, reason });
  }
  return succeed({
    ...WITHOUT_MODULES,
    source: 'data_entities',
    fingerprint: await fingerprintDataEntities(list.value),
    applicationVersion: null,
    platformVersion: null,
  });
}

const WITHOUT_MODULES = {
  modulesFailure: null,
  modulesHash: null,
  versionHash: null,
  modules: [],
  unreadable: [],
} as const;

function isCancelled(
  outcome: Outcome<string | null>,
): outcome is Extract<Outcome<string | null>, { ok: false }> {
  return !outcome.ok && outcome.failure.kind === 'cancelled';
}

function valueOf(outcome: Outcome<string | null>): string | null {
  return outcome.ok ? outcome.value : null;
}

function noModules({ unreadable }: ModuleList): Failure {
  return {
    kind: 'malformed',
    path: `/data/SystemNotifications/${ENTITIES_NAMESPACE}.GetInstalledModules`,
    place: 'value',
    problem:
      unreadable.length === 0 ? 'the list is empty' : 'no module in it has the documented shape',
    requestId: null,
  };
}
