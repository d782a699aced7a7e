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
import { parseModules } from './parse-modules.ts';
import type { ModuleList } from './parse-modules.ts';

/** The part of the metadata service that says which version an environment runs. */
export interface VersionService {
  readonly host: string;
  installedModules(signal: AbortSignal): Answer<readonly string[]>;
  applicationVersion(signal: AbortSignal): Answer<string>;
  platformBuildVersion(signal: AbortSignal): Answer<string>;
  /** Where neither can be asked for, as in files: the list that says most about a version. */
  listDataEntities?(signal: AbortSignal): Answer<readonly DataEntity[]>;
}

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

/**
 * The module list where the environment shows it, its two build numbers where it does not. A failure that may
 * be gone the next time is passed on instead: falling back then would look like another version.
 */
export async function detectVersion(
  service: VersionService,
  signal: AbortSignal,
): Answer<DetectedVersion> {
  const lines = await service.installedModules(signal);
  if (!lines.ok && !isRefusal(lines.failure)) return lines;

  const builds = await readBuilds(service, signal);
  if (!lines.ok) {
    const version = await versionByBuilds(builds, service.host, lines.failure);
    if (version.ok || service.listDataEntities === undefined) return version;
    return versionByDataEntities(await service.listDataEntities(signal));
  }

  const list = parseModules(lines.value);
  if (list.modules.length > 0) return versionByModules(list, builds);
  const version = await versionByBuilds(builds, service.host, noModules(list));
  return version.ok ? succeed({ ...version.value, unreadable: list.unreadable }) : version;
}

/** The service understood and will answer alike the next time: the action is missing, closed or odd. */
function isRefusal(failure: Failure): boolean {
  if (failure.kind === 'service_error') return ![502, 503, 504].includes(failure.status);
  if (failure.kind === 'files_needed') return failure.problem === 'no_version';
  return failure.kind === 'forbidden' || failure.kind === 'malformed';
}

interface Builds {
  readonly application: Outcome<string>;
  readonly platform: Outcome<string>;
}

async function readBuilds(service: VersionService, signal: AbortSignal): Promise<Builds> {
  const [application, platform] = await Promise.all([
    service.applicationVersion(signal),
    service.platformBuildVersion(signal),
  ]);
  return { application, platform };
}

/** Build numbers only decorate a module list: not getting them is no failure. */
async function versionByModules(list: ModuleList, builds: Builds): Answer<DetectedVersion> {
  const stop = [builds.application, builds.platform].find(isCancelled);
  if (stop !== undefined) return stop;
  return succeed({
    source: 'modules',
    fingerprint: await fingerprintModules(list),
    ...(await hashModules(list.modules)),
    ...list,
    applicationVersion: valueOf(builds.application),
    platformVersion: valueOf(builds.platform),
  });
}

async function versionByBuilds(
  { application, platform }: Builds,
  host: string,
  reason: Failure,
): Answer<DetectedVersion> {
  for (const build of [application, platform]) {
    if (!build.ok && !isRefusal(build.failure)) return build;
  }
  if (!application.ok && !platform.ok) return fail({ kind: 'version_unknown', host, reason });

  const applicationVersion = valueOf(application);
  const platformVersion = valueOf(platform);
  return succeed({
    ...WITHOUT_MODULES,
    source: 'builds',
    fingerprint: await fingerprintBuilds(applicationVersion, platformVersion),
    applicationVersion,
    platformVersion,
  });
}

async function versionByDataEntities(
  list: Outcome<readonly DataEntity[]>,
): Answer<DetectedVersion> {
  if (!list.ok) return list;
  return succeed({
    ...WITHOUT_MODULES,
    source: 'data_entities',
    fingerprint: await fingerprintDataEntities(list.value),
    applicationVersion: null,
    platformVersion: null,
  });
}

const WITHOUT_MODULES = {
  modulesHash: null,
  versionHash: null,
  modules: [],
  unreadable: [],
} as const;

function isCancelled(outcome: Outcome<string>): outcome is Extract<Outcome<string>, { ok: false }> {
  return !outcome.ok && outcome.failure.kind === 'cancelled';
}

function valueOf(outcome: Outcome<string>): string | null {
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
