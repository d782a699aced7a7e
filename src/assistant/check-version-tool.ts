import * as z from 'zod/mini';
import type { InstalledModule, VersionSource } from '#contract/domain.ts';
import { succeed } from '#contract/outcome.ts';
import type { VersionUpdate } from '#contract/versions.ts';
import { failureText } from '../failure-text.ts';
import { connectEnvironment } from './find-environment.ts';
import { defineTool, environmentArgument, offsetArgument, sizeArgument } from './tool.ts';
import { listFrom, type JsonObject } from './write-answer.ts';

export const checkVersion = defineTool({
  name: 'd365fo_check_version',
  title: 'Check the version',
  description:
    'Which version an environment runs: its builds, the fingerprint of its installed modules, how sure that is, and ' +
    'what to do about its catalogue (recommendation: missing when it is up to date). ' +
    'An answer younger than five minutes is not fetched again unless forced.',
  // It may add what the host suggests, and remembers what it found.
  isReadOnly: false,
  input: z.strictObject({
    ...environmentArgument,
    force: z._default(z.boolean().check(z.describe('Ask the environment now.')), false),
    listModules: z._default(
      z.boolean().check(z.describe('Lists the installed modules too, page by page.')),
      false,
    ),
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ environment: asked, force, listModules, offset }, surroundings) {
    const environment = await connectEnvironment(asked, surroundings);
    if (!environment.ok) return environment;
    const { id, name } = environment.value;
    const { engine } = surroundings;
    const check = await engine.ask((api) => api.checkVersion(id, force));
    if (!check.ok) return check;
    const { version, modulesFailure, unreadableModules, update } = check.value;
    const facts = {
      environment: name,
      applicationVersion: version.applicationVersion,
      platformVersion: version.platformVersion,
      fingerprint: version.fingerprint,
      versionHash: version.versionHash,
      source: version.source,
      certainty: CERTAINTY[version.source],
      modulesNotReadBecause: modulesFailure === null ? undefined : failureText(modulesFailure),
      moduleCount: version.moduleCount,
      unreadableModuleCount: unreadableModules.length,
      isUnchanged: check.value.isUnchanged,
      isKnownOnThisDevice: check.value.isKnown,
      wasLinkedToEnvironment: check.value.wasLinked,
      sharedByEnvironments: check.value.sharedBy,
      canShareCatalogue: check.value.canShare,
      recommendation: update === null ? undefined : describeUpdate(update),
      checkedAt: check.value.checkedAt,
      fromCache: check.value.fromCache,
    };
    if (!listModules) return succeed({ facts });
    const listing = await engine.ask((api) => api.listModules(version.id));
    if (!listing.ok) return listing;
    const items = [...listing.value.modules.map(describeModule), ...listing.value.unreadable];
    return succeed({ facts, list: listFrom('modules', items, offset) });
  },
});

const CERTAINTY: Record<VersionSource, string> = {
  modules: 'sure: all installed modules are known',
  builds: 'less sure: only the build numbers could be read',
  data_entities: 'unsure: neither modules nor builds could be read, only the list of data entities',
};

function describeUpdate(update: VersionUpdate): JsonObject {
  const { strategy, reason, downloadBytes, modules } = update;
  return {
    strategy,
    reason,
    aboutDownloadBytes: downloadBytes ?? undefined,
    modulesAdded: modules?.added,
    modulesRemoved: modules?.removed,
    modulesUpdated: modules?.updated,
  };
}

function describeModule({ name, version, moduleId, publisher }: InstalledModule): JsonObject {
  return { name, version, module: moduleId === name ? undefined : moduleId, publisher };
}
