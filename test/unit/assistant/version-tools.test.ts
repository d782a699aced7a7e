import { expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import type { GlobalVersion } from '#contract/domain.ts';
import { succeed } from '#contract/outcome.ts';
import type { RegisteredVersion, VersionCheck } from '#contract/versions.ts';
import { TOOLS } from '../../../src/assistant/tools.ts';
import { failureText } from '../../../src/failure-text.ts';
import { environment, fakeEngine, noAuthorities, noConfig } from './fake-engine.ts';

const version: GlobalVersion = {
  id: 4,
  fingerprint: 'f'.repeat(64),
  modulesHash: 'a'.repeat(64),
  versionHash: 'a'.repeat(16),
  source: 'modules',
  applicationVersion: '10.0.44',
  platformVersion: '7.0.7690',
  moduleCount: 198,
  firstSeenAt: '2026-11-01T08:00:00.000Z',
  lastUsedAt: '2026-11-20T08:00:00.000Z',
};

const uat = environment({ version, versionCheckedAt: '2026-11-20T08:00:00.000Z' });

const check: VersionCheck = {
  environment: uat,
  version,
  checkedAt: '2026-11-20T08:00:00.000Z',
  fromCache: false,
  modulesFailure: null,
  unreadableModules: ['odd line'],
  isKnown: false,
  wasLinked: false,
  isUnchanged: false,
  sharedBy: 1,
  canShare: false,
  update: {
    version,
    modules: { added: 1, removed: 0, updated: 105 },
    strategy: 'incremental',
    reason: 'The version is new.',
    downloadBytes: 47_000_000,
    keepsLabels: true,
  },
};

const engine: Partial<EngineApi> = {
  listEnvironments: () => Promise.resolve(succeed([uat])),
  checkVersion: () => Promise.resolve(succeed(check)),
};

test('a check tells the version, how sure it is, and what to do', async () => {
  expect(await call('d365fo_check_version', {}, engine)).toMatchObject({
    environment: 'UAT',
    applicationVersion: '10.0.44',
    certainty: 'sure: all installed modules are known',
    unreadableModuleCount: 1,
    isKnownOnThisDevice: false,
    recommendation: {
      strategy: 'incremental',
      aboutDownloadBytes: 47_000_000,
      modulesUpdated: 105,
    },
  });
});

test('nothing is recommended where the catalogue is up to date', async () => {
  const answer = await call(
    'd365fo_check_version',
    {},
    { ...engine, checkVersion: () => Promise.resolve(succeed({ ...check, update: null })) },
  );
  expect(answer).not.toHaveProperty('recommendation');
});

test('a version that is known by less than its modules says why', async () => {
  const poor: VersionCheck = {
    ...check,
    version: { ...version, source: 'data_entities', moduleCount: 0 },
    modulesFailure: { kind: 'forbidden', host: uat.host, requestId: null },
  };
  const answer = await call(
    'd365fo_check_version',
    {},
    { ...engine, checkVersion: () => Promise.resolve(succeed(poor)) },
  );
  expect(answer).toMatchObject({
    certainty: expect.stringMatching(/^unsure/),
    modulesNotReadBecause: failureText({ kind: 'forbidden', host: uat.host, requestId: null }),
  });
});

test('the modules are listed page by page, those in no known shape at the end', async () => {
  const modules = Array.from({ length: 60 }, (_, index) => ({
    name: `Module${index}`,
    version: '10.34.2105.34092',
    moduleId: index === 0 ? 'Package' : `Module${index}`,
    publisher: 'Microsoft',
    displayName: `Module ${index}`,
  }));
  const listing = { version, modules, unreadable: ['odd line'] };
  const answers = { ...engine, listModules: () => Promise.resolve(succeed(listing)) };
  const listed: unknown[] = [];
  for (let offset: number | undefined = 0; offset !== undefined;) {
    const page: { modules: unknown[]; next?: number } = await call(
      'd365fo_check_version',
      { listModules: true, offset },
      answers,
    );
    listed.push(...page.modules);
    offset = page.next;
  }
  expect(listed).toHaveLength(61);
  expect(listed[0]).toEqual({
    name: 'Module0',
    version: '10.34.2105.34092',
    module: 'Package',
    publisher: 'Microsoft',
  });
  expect(listed.at(-1)).toBe('odd line');
});

test('versions are listed with who runs them and what is stored of them', async () => {
  const named = { id: 1, name: 'UAT', host: uat.host };
  const registered: RegisteredVersion = {
    version,
    environments: [named],
    formerEnvironments: [],
    catalogs:
      uat.catalog === null
        ? []
        : [
            {
              catalog: uat.catalog,
              shownBy: [named],
              ownDefinitions: 900,
              bytes: 31_000_000,
              ownBytes: 2_000_000,
            },
          ],
  };
  const sharing = {
    environments: 3,
    versions: 2,
    activeLinks: 3,
    sharingEnvironments: 2,
    distribution: [{ environments: 2, versions: 1 }],
    storedBytes: 31_000_000,
    separateBytes: 74_000_000,
  };
  const answers: Partial<EngineApi> = {
    ...engine,
    listVersions: () => Promise.resolve(succeed({ versions: [registered], sharing })),
  };
  expect(await call('d365fo_list_versions', {}, answers)).toMatchObject({
    count: 1,
    aboutStoredBytes: 31_000_000,
    aboutBytesWithoutSharing: 74_000_000,
    aboutPercentSaved: 58,
    activeLinks: 3,
    distribution: [{ environments: 2, versions: 1 }],
    versions: [
      {
        fingerprint: 'ffffffffffffffff',
        environments: ['UAT'],
        catalogues: [{ state: 'complete', shownBy: ['UAT'], aboutOwnBytes: 2_000_000 }],
      },
    ],
  });
});

test('of one environment the time line is listed', async () => {
  const period = {
    version,
    detectedAt: '2026-11-20T08:00:00.000Z',
    checkedAt: '2026-11-20T08:00:00.000Z',
    endedAt: null,
    modules: { added: 1, removed: 0, updated: 105 },
    catalogs: [7],
  };
  const history = { periods: [period], verifiedAt: null };
  const answers = { ...engine, versionHistory: () => Promise.resolve(succeed(history)) };
  expect(await call('d365fo_list_versions', { environment: 'uat' }, answers)).toEqual({
    environment: 'UAT',
    versions: [
      {
        fingerprint: 'ffffffffffffffff',
        applicationVersion: '10.0.44',
        platformVersion: '7.0.7690',
        source: 'modules',
        moduleCount: 198,
        detectedAt: '2026-11-20T08:00:00.000Z',
        modulesAdded: 1,
        modulesRemoved: 0,
        modulesUpdated: 105,
        hasCatalogue: true,
      },
    ],
  });
});

async function call(name: string, input: object, answers: Partial<EngineApi>) {
  const tool = TOOLS.find((candidate) => candidate.name === name);
  const result = await tool?.run(input, {
    engine: fakeEngine(answers),
    config: noConfig,
    authorities: noAuthorities,
  });
  expect(result?.isError).toBeUndefined();
  return JSON.parse(result?.content[0].text ?? '');
}
