import type { EngineApi } from '#contract/api.ts';
import type { Catalog, Environment } from '#contract/domain.ts';
import { servedConfigSchema } from '#contract/host-config.ts';
import { succeed } from '#contract/outcome.ts';
import type { SyncSession } from '#contract/sync.ts';
import type { ToolSurroundings } from '../../../src/assistant/tool.ts';
import type { EngineClient } from '../../../src/engine/engine-client.ts';

/** An engine that answers only what a test says; whatever else is asked fails the test. */
export function fakeEngine(answers: Partial<EngineApi>): EngineClient {
  const known: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([])),
    ...answers,
  };
  // The proxy answers every method, so that nothing is ever looked for beyond what it knows.
  const api = new Proxy(known as EngineApi, {
    get: (target, method) => Reflect.get(target, method) ?? unexpected,
  });
  return {
    ask: (question) => question(api),
    tell: (command) => command(api),
    onEvent: () => () => {},
  };
}

const unexpected = () => Promise.reject(new Error('The test did not expect this call'));

export const noConfig = servedConfigSchema.parse({});

export const noAuthorities: ToolSurroundings['authorities'] = {
  of: () => 'https://login.microsoftonline.com/organizations',
  choose: () => {},
};

export function environment(overrides: Partial<Environment> = {}): Environment {
  const url = overrides.url ?? 'https://contoso-uat.sandbox.operations.dynamics.com';
  return {
    id: 1,
    name: 'UAT',
    url,
    host: new URL(url).host,
    kind: 'test',
    auth: 'none',
    transport: 'relay',
    addedAt: '2026-11-01T08:00:00.000Z',
    version: null,
    versionCheckedAt: null,
    catalog,
    ...overrides,
  };
}

const catalog: Catalog = {
  id: 7,
  versionId: 3,
  state: 'complete',
  digest: 'd'.repeat(64),
  createdAt: '2026-11-01T08:00:00.000Z',
  completedAt: '2026-11-01T08:01:00.000Z',
  counts: {
    dataEntities: 6001,
    entities: 4707,
    properties: 86597,
    navigationProperties: 7646,
    actions: 412,
    enumerations: 2320,
    enumerationMembers: 15400,
  },
  labels: [
    { language: 'de', known: 29000, unknown: 11, total: 29611 },
    { language: 'en-US', known: 29611, unknown: 0, total: 29611 },
  ],
};

export function session(overrides: Partial<SyncSession> = {}): SyncSession {
  return {
    id: 'session-1',
    environmentId: 1,
    versionId: 3,
    catalogId: 7,
    strategy: 'full',
    strategyReason: 'Nothing of this version is stored yet.',
    languages: ['en-US'],
    startedBy: 'assistant',
    status: 'running',
    waitingFor: null,
    isPaused: false,
    startedAt: '2026-11-01T08:00:00.000Z',
    endedAt: null,
    phases: [],
    receivedBytes: 0,
    failure: null,
    warnings: [],
    pace: null,
    changes: null,
    ...overrides,
  };
}
