import { expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import type { EnvironmentDraft, GlobalVersion } from '#contract/domain.ts';
import { servedConfigSchema } from '#contract/host-config.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { SearchHit, SearchQuery, SearchResult } from '#contract/search.ts';
import type { SyncStatistics } from '#contract/sync.ts';
import { TOOLS } from '../../../src/assistant/tools.ts';
import { environment, fakeEngine, noAuthorities, noConfig, session } from './fake-engine.ts';

test('the names are those of the field', () => {
  expect(TOOLS.map(({ name }) => name)).toEqual([
    'd365fo_list_environments',
    'd365fo_add_environment',
    'd365fo_check_version',
    'd365fo_list_versions',
    'd365fo_start_sync',
    'd365fo_get_sync_progress',
    'd365fo_cancel_sync',
    'd365fo_list_sync_sessions',
    'd365fo_get_sync_history',
    'd365fo_search',
    'd365fo_get_entity',
    'd365fo_get_enumeration',
    'd365fo_compare',
    'd365fo_check_watch_list',
    'd365fo_find_term',
    'd365fo_get_label',
    'd365fo_find_usages',
    'd365fo_cache_statistics',
  ]);
});

test.each(TOOLS)(
  '$name keeps to the budgets of an assistant',
  ({ name, description, inputSchema }) => {
    expect(name).toMatch(/^[a-z0-9_]{1,30}$/);
    expect(description.length).toBeLessThanOrEqual(500);
    expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    for (const parameter of Object.values(inputSchema.properties ?? {})) {
      const text = typeof parameter === 'object' ? (parameter.description ?? '') : '';
      expect(text.length).toBeLessThanOrEqual(150);
    }
  },
);

test.each([
  ['d365fo_search', {}, 'query: is missing.'],
  ['d365fo_search', undefined, 'query: is missing.'],
  ['d365fo_search', { query: 'x', limit: 0 }, 'limit: must be at least 1.'],
  ['d365fo_search', { query: '' }, 'query: must not be empty.'],
  ['d365fo_search', { query: 'x', kinds: ['table'] }, /^kinds: must be one of: entity, property/],
  ['d365fo_search', { query: 'x', force: true }, 'force: is not an argument of this tool.'],
  ['d365fo_search', 'customer', /^arguments: must be an object|^query: is missing/],
  [
    'd365fo_add_environment',
    { name: 'A', url: 'b', auth: 'basic' },
    'auth: must be one of: entra, none.',
  ],
  ['d365fo_start_sync', { strategy: 'quick' }, /^strategy: must be one of: full/],
])('%s refuses %o and names the argument', async (name, input, sentence) => {
  const result = await call(name, input, {});
  expect(result.isError).toBe(true);
  expect(result.text).toMatch(typeof sentence === 'string' ? exactly(sentence) : sentence);
});

test('search answers with whole hits within 1,500 characters, and goes on where it stopped', async () => {
  const asked: SearchQuery[] = [];
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    search(_catalog, query) {
      asked.push(query);
      const { offset = 0, limit = 50 } = query;
      return Promise.resolve(succeed(searchResult(hits.slice(offset, offset + limit))));
    },
  };
  const first = await call('d365fo_search', { query: 'terms' }, engine);
  const page = JSON.parse(first.text);
  expect(first.text.length).toBeLessThanOrEqual(1500);
  expect(page.hits[0]).toEqual({
    kind: 'property',
    name: 'DeliveryTerms0',
    parent: 'CustomersV3',
    label: 'Delivery terms',
    detail: 'String',
  });

  const second = await call('d365fo_search', { query: 'terms', offset: page.next }, engine);
  expect(JSON.parse(second.text).hits[0].name).toBe(`DeliveryTerms${page.next}`);
  expect(asked[0]).toMatchObject({ text: 'terms', languages: ['de', 'en-US'] });
});

test('what is the user’s own is what she has said in the settings', async () => {
  const asked: SearchQuery[] = [];
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    search(_catalog, query) {
      asked.push(query);
      return Promise.resolve(succeed(searchResult(hits)));
    },
  };
  const surroundings = {
    engine: fakeEngine(engine),
    config: noConfig,
    authorities: noAuthorities,
    ownPublishers: ['Contoso'],
  };
  const tool = TOOLS.find(({ name }) => name === 'd365fo_search');
  await tool?.run({ query: 'terms from:own' }, surroundings);
  await tool?.run({ query: 'terms' }, surroundings);
  expect(asked[0]).toMatchObject({ filters: { origins: ['own'] }, ownPublishers: ['Contoso'] });
  expect(asked[1]?.ownPublishers).toBeUndefined();
});

test('maxCharacters raises the size of an answer', async () => {
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    search: (_catalog, { limit }) => Promise.resolve(succeed(searchResult(hits.slice(0, limit)))),
  };
  const input = { query: 'terms', limit: 60, maxCharacters: 20_000 };
  const page = JSON.parse((await call('d365fo_search', input, engine)).text);
  expect(page.hits).toHaveLength(60);
  expect(page.next).toBeUndefined();
});

test('a failure is an error with the sentence that a user reads', async () => {
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment({ catalog: null })])),
  };
  const result = await call('d365fo_search', { query: 'customer' }, engine);
  expect(result).toEqual({ isError: true, text: 'Nothing is stored for UAT yet. Sync it first.' });
});

test('a sync that runs already names its session', async () => {
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    startSync: () => Promise.resolve(fail({ kind: 'sync_running', sessionId: 'session-9' })),
  };
  const result = await call('d365fo_start_sync', {}, engine);
  expect(result.isError).toBe(true);
  expect(result.text).toContain('(session_id: session-9)');
});

test('a sync is started by the assistant and answers with its session', async () => {
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    startSync: (environmentId, request) =>
      Promise.resolve(succeed(session({ environmentId, startedBy: request.startedBy }))),
  };
  const answer = JSON.parse((await call('d365fo_start_sync', { environment: 'uat' }, engine)).text);
  expect(answer).toMatchObject({ session_id: 'session-1', environment: 'UAT', status: 'running' });
});

test('an environment that the host suggests is added when a sync of it is asked for', async () => {
  const added: EnvironmentDraft[] = [];
  const engine: Partial<EngineApi> = {
    addEnvironment(draft) {
      added.push(draft);
      return Promise.resolve(succeed(environment({ ...draft, catalog: null })));
    },
    startSync: () => Promise.resolve(succeed(session())),
  };
  const config = servedConfigSchema.parse({
    demoEnvironments: [{ name: 'Demo', url: 'http://127.0.0.1:7101', auth: 'none', kind: 'demo' }],
  });
  const tool = TOOLS.find(({ name }) => name === 'd365fo_start_sync');
  const result = await tool?.run(
    { environment: 'Demo' },
    {
      engine: fakeEngine(engine),
      config,
      authorities: noAuthorities,
    },
  );
  expect(JSON.parse(result?.content[0].text ?? '')).toMatchObject({ environment: 'Demo' });
  expect(added).toMatchObject([{ name: 'Demo', auth: 'none', transport: 'relay', kind: 'demo' }]);
});

test('an environment of another tenant is added with where its users sign in', async () => {
  const engine = fakeEngine({
    addEnvironment: ({ name, auth }) =>
      Promise.resolve(succeed(environment({ name, auth, catalog: null }))),
  });
  const chosen: (readonly [string, string | null])[] = [];
  const authorities = {
    of: () => 'https://login.microsoftonline.com/fabrikam.com',
    choose: (url: string, authority: string | null) => void chosen.push([url, authority]),
  };
  const tool = TOOLS.find(({ name }) => name === 'd365fo_add_environment');
  const add = async (tenant: string) => {
    const url = 'contoso-uat.sandbox.operations.dynamics.com';
    const surroundings = { engine, config: noConfig, authorities };
    return tool?.run({ name: 'UAT', url, tenant }, surroundings);
  };
  const added = await add('fabrikam.com');
  expect(JSON.parse(added?.content[0].text ?? '')).toMatchObject({
    signInAt: 'https://login.microsoftonline.com/fabrikam.com',
  });
  expect(chosen).toEqual([[environment().url, 'https://login.microsoftonline.com/fabrikam.com']]);
  const refused = await add('fabrikam');
  expect([refused?.isError, refused?.content[0].text]).toEqual([
    true,
    expect.stringMatching(/^tenant: A tenant is an ID/),
  ]);
  expect(chosen).toHaveLength(1);
});

test('progress tells every phase, and a failed one its sentence', async () => {
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    getSyncSession: () =>
      Promise.resolve(
        succeed(
          session({
            status: 'failed',
            failure: { kind: 'offline' },
            phases: [
              {
                phase: 'entities',
                status: 'completed',
                done: 6001,
                total: 6001,
                currentItem: null,
                startedAt: null,
                endedAt: null,
              },
            ],
          }),
        ),
      ),
  };
  const answer = JSON.parse(
    (await call('d365fo_get_sync_progress', { session_id: 's' }, engine)).text,
  );
  expect(answer).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('offline'),
    phases: [{ phase: 'entities', status: 'completed', done: 6001, total: 6001 }],
  });
});

test('a sync of a version is one of the environment that runs it', async () => {
  const started: number[] = [];
  const engine: Partial<EngineApi> = {
    listEnvironments: () =>
      Promise.resolve(
        succeed([environment(), environment({ id: 2, name: 'PROD', url: 'https://p', version })]),
      ),
    startSync: (environmentId) => {
      started.push(environmentId);
      return Promise.resolve(succeed(session({ environmentId })));
    },
  };
  const wanted = { global_version: '10.0.2105' };
  expect((await call('d365fo_start_sync', wanted, engine)).isError).toBeUndefined();
  expect(started).toEqual([2]);
  expect(await call('d365fo_start_sync', { ...wanted, environment: 'UAT' }, engine)).toEqual({
    isError: true,
    text: 'global_version: UAT does not run 10.0.2105, its version is unknown.',
  });
  const unknown = await call('d365fo_start_sync', { global_version: '10.0.99' }, engine);
  expect(unknown.text).toContain('no environment was seen with 10.0.99');
});

test('running syncs are listed with their phase, pace and pause', async () => {
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    listSyncSessions: () =>
      Promise.resolve(
        succeed([
          session({ pace: { itemsPerSecond: 99.6, bytesPerSecond: 1, remainingMs: 61_000 } }),
          session({ id: 'session-0', status: 'completed', endedAt: '2026-11-01T08:01:00.000Z' }),
        ]),
      ),
  };
  const answer = JSON.parse((await call('d365fo_list_sync_sessions', {}, engine)).text);
  expect(answer).toMatchObject({
    count: 1,
    sessions: [
      { session_id: 'session-1', environment: 'UAT', itemsPerSecond: 100, remainingSeconds: 61 },
    ],
  });
});

test('the history tells how long each sync took, and what all of them say together', async () => {
  const limits: (number | undefined)[] = [];
  const past = session({
    status: 'completed',
    endedAt: '2026-11-01T08:01:30.000Z',
    changes: { added: 3, removed: 1, changed: 40 },
  });
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    getSyncHistory: (limit) => {
      limits.push(limit);
      return Promise.resolve(succeed({ sessions: [past], statistics }));
    },
  };
  const answer = JSON.parse((await call('d365fo_get_sync_history', {}, engine)).text);
  expect(answer).toMatchObject({
    total: 1,
    completed: 1,
    medianSeconds: { full: 90 },
    sessions: [{ seconds: 90, changes: { added: 3, removed: 1, changed: 40 } }],
  });
  expect(limits).toEqual([20]);
  expect((await call('d365fo_get_sync_history', { limit: 101 }, engine)).isError).toBe(true);
});

const version: GlobalVersion = {
  id: 3,
  fingerprint: 'a'.repeat(64),
  modulesHash: null,
  versionHash: null,
  source: 'modules',
  applicationVersion: '10.0.2105',
  platformVersion: null,
  moduleCount: 200,
  firstSeenAt: '2026-11-01T08:00:00.000Z',
  lastUsedAt: '2026-11-01T08:00:00.000Z',
};

const statistics: SyncStatistics = {
  total: 1,
  completed: 1,
  failed: 0,
  cancelled: 0,
  receivedBytes: 47_000_000,
  lastCompletedAt: '2026-11-01T08:01:30.000Z',
  strategies: [{ name: 'full', count: 1, medianMs: 90_000 }],
  phases: [],
};

const hits: readonly SearchHit[] = Array.from({ length: 60 }, (_, index) => ({
  kind: 'property',
  name: `DeliveryTerms${index}`,
  parent: 'CustomersV3',
  label: 'Delivery terms',
  labelLanguage: 'en-US',
  detail: 'String',
  reasons: [],
}));

function searchResult(page: readonly SearchHit[]): SearchResult {
  return {
    catalogId: 7,
    hits: page,
    counts: [{ kind: 'property', count: 60, isCapped: false }],
    corrections: [],
    isRelaxed: false,
  };
}

async function call(name: string, input: unknown, answers: Partial<EngineApi>) {
  const tool = TOOLS.find((candidate) => candidate.name === name);
  if (!tool) throw new Error(`There is no tool ${name}`);
  const { content, isError } = await tool.run(input, {
    engine: fakeEngine(answers),
    config: noConfig,
    authorities: noAuthorities,
  });
  return isError ? { isError, text: content[0].text } : { text: content[0].text };
}

function exactly(sentence: string): RegExp {
  return new RegExp(`^${sentence.replace(/[.?*()]/g, '\\$&')}$`);
}
