import * as z from 'zod/mini';
import type { GlobalVersion } from '#contract/domain.ts';
import { succeed } from '#contract/outcome.ts';
import type { RegisteredVersion, StoredCatalog, VersionPeriod } from '#contract/versions.ts';
import { percentOf } from '../number-text.ts';
import { findEnvironment } from './find-environment.ts';
import { defineTool, offsetArgument, sizeArgument } from './tool.ts';
import { listFrom, type JsonObject } from './write-answer.ts';

export const listVersions = defineTool({
  name: 'd365fo_list_versions',
  title: 'List versions',
  description:
    'Versions that this device knows: who runs them now and ran them before, and the catalogues stored of them with ' +
    'about how many bytes only they take. With an environment: its time line, and what changed from one to the next. ' +
    'Catalogues of former versions stay and can be compared.',
  isReadOnly: true,
  input: z.strictObject({
    environment: z.optional(
      z.string().check(z.describe('Name, host or URL: the time line of this environment.')),
    ),
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ environment: asked, offset }, surroundings) {
    const { engine } = surroundings;
    if (asked !== undefined) {
      const environment = await findEnvironment(asked, surroundings);
      if (!environment.ok) return environment;
      const { id, name } = environment.value;
      const history = await engine.ask((api) => api.versionHistory(id));
      if (!history.ok) return history;
      const { periods, verifiedAt } = history.value;
      return succeed({
        facts: { environment: name, catalogueVerifiedAt: verifiedAt ?? undefined },
        list: listFrom('versions', periods.map(describePeriod), offset),
      });
    }
    const registry = await engine.ask((api) => api.listVersions());
    if (!registry.ok) return registry;
    const { versions, sharing } = registry.value;
    return succeed({
      facts: {
        count: versions.length,
        environments: sharing.environments,
        activeLinks: sharing.activeLinks,
        sharingEnvironments: sharing.sharingEnvironments,
        distribution: sharing.distribution.map((each) => ({ ...each })),
        aboutStoredBytes: sharing.storedBytes,
        aboutBytesWithoutSharing: sharing.separateBytes,
        aboutPercentSaved:
          percentOf(sharing.separateBytes - sharing.storedBytes, sharing.separateBytes) ??
          undefined,
      },
      list: listFrom('versions', versions.map(describeRegistered), offset),
    });
  },
});

function describeRegistered(registered: RegisteredVersion): JsonObject {
  const { version, environments, formerEnvironments, catalogs } = registered;
  return {
    ...describeVersion(version),
    firstSeenAt: version.firstSeenAt,
    lastUsedAt: version.lastUsedAt,
    environments: environments.map(({ name }) => name),
    formerEnvironments: formerEnvironments.map(({ name }) => name),
    catalogues: catalogs.map(describeCatalog),
  };
}

function describePeriod(period: VersionPeriod): JsonObject {
  const { version, detectedAt, endedAt, modules, catalogs } = period;
  return {
    ...describeVersion(version),
    detectedAt,
    endedAt: endedAt ?? undefined,
    modulesAdded: modules?.added,
    modulesRemoved: modules?.removed,
    modulesUpdated: modules?.updated,
    hasCatalogue: catalogs.length > 0,
  };
}

function describeVersion(version: GlobalVersion): JsonObject {
  return {
    fingerprint: version.fingerprint.slice(0, 16),
    applicationVersion: version.applicationVersion ?? undefined,
    platformVersion: version.platformVersion ?? undefined,
    source: version.source,
    moduleCount: version.moduleCount,
  };
}

function describeCatalog({ catalog, shownBy, ownDefinitions, ownBytes }: StoredCatalog) {
  return {
    state: catalog.state,
    digest: catalog.digest?.slice(0, 16),
    completedAt: catalog.completedAt ?? undefined,
    entities: catalog.counts.entities,
    fields: catalog.counts.properties,
    shownBy: shownBy.map(({ name }) => name),
    ownDefinitions,
    aboutOwnBytes: ownBytes,
  };
}
