import { describe, expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import type { Comparison, ComparisonQuery, SchemaChange } from '#contract/comparison.ts';
import type { GlobalVersion } from '#contract/domain.ts';
import { succeed } from '#contract/outcome.ts';
import type { RegisteredVersion, VersionRegistry } from '#contract/versions.ts';
import { compareTool } from '../../../src/assistant/compare-tool.ts';
import { environment, fakeEngine, noAuthorities, noConfig } from './fake-engine.ts';

const uat = environment();
const catalogOf = (id: number) => {
  if (uat.catalog === null) throw new Error('The example has a catalogue.');
  return { ...uat.catalog, id };
};
const prod = environment({
  id: 2,
  name: 'PROD',
  url: 'https://contoso.operations.dynamics.com',
  catalog: catalogOf(8),
});
const empty = environment({ id: 3, name: 'DEV', url: 'https://dev.example', catalog: null });

const change: SchemaChange = {
  kind: 'property',
  type: 'changed',
  owner: 'CustomersV3',
  name: 'Name',
  label: null,
  origin: 'microsoft',
  severity: 'breaking',
  reason: 'Whoever creates records without this field fails.',
  facts: [
    {
      fact: 'mandatory',
      before: 'no',
      after: 'yes',
      severity: 'breaking',
      reason: 'Whoever creates records without this field fails.',
    },
  ],
};

const COUNTED = [
  { kind: 'property', type: 'changed', severity: 'breaking', count: 30 },
  { kind: 'property', type: 'changed', severity: 'safe', count: 12 },
  { kind: 'entity', type: 'removed', severity: 'breaking', count: 1 },
] as const;

const version = (fingerprint: string, applicationVersion: string): GlobalVersion => ({
  id: 1,
  fingerprint: fingerprint.padEnd(64, '0'),
  modulesHash: null,
  versionHash: null,
  source: 'modules',
  applicationVersion,
  platformVersion: null,
  moduleCount: 1,
  firstSeenAt: '',
  lastUsedAt: '',
});

const registered = (known: GlobalVersion, catalogs: readonly number[]): RegisteredVersion => ({
  version: known,
  environments: [],
  formerEnvironments: [],
  catalogs: catalogs.map((id) => ({
    catalog: catalogOf(id),
    shownBy: [],
    ownDefinitions: 0,
    bytes: 0,
    ownBytes: 0,
  })),
});

const REGISTRY: VersionRegistry = {
  versions: [
    registered(version('aaaabbbb1', '10.0.45'), [21, 20]),
    registered(version('aaaabbbb2', '10.0.44'), [19]),
    registered(version('cccc', '10.0.43'), []),
  ],
  sharing: {
    environments: 0,
    versions: 0,
    activeLinks: 0,
    sharingEnvironments: 0,
    distribution: [],
    storedBytes: 0,
    separateBytes: 0,
  },
};

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly query: ComparisonQuery;
}

async function call(input: unknown, asked: Asked[] = []) {
  const answers: Partial<EngineApi> = {
    listEnvironments: async () => succeed([uat, prod, empty]),
    listVersions: async () => succeed(REGISTRY),
    compareCatalogs: async (from, to, query) => {
      asked.push({ from, to, query });
      const { offset = 0, limit = 100 } = query;
      const comparison: Comparison = {
        from,
        to,
        isIdentical: false,
        isUnrelated: false,
        summary: COUNTED,
        severityCounts: { breaking: 31, risky: 0, safe: 12 },
        total: 43,
        changes: Array.from({ length: Math.min(limit, 43 - offset) }, (_, index) => ({
          ...change,
          name: `Name${offset + index}`,
        })),
      };
      return succeed(comparison);
    },
  };
  const surroundings = {
    engine: fakeEngine(answers),
    config: noConfig,
    authorities: noAuthorities,
  };
  const { content, isError } = await compareTool.run(input, surroundings);
  return { text: content[0].text, isError };
}

test('two environments are compared in the direction that was asked for, in a small answer', async () => {
  const asked: Asked[] = [];
  const { text } = await call({ from: 'uat', to: 'contoso.operations.dynamics.com' }, asked);
  expect(asked).toMatchObject([{ from: 7, to: 8, query: { limit: 20, offset: 0 } }]);
  expect(text.length).toBeLessThanOrEqual(1500);
  const answer = JSON.parse(text);
  expect(answer).toMatchObject({
    from: 'UAT',
    to: 'PROD',
    isIdentical: false,
    total: 43,
    breaking: 31,
    risky: 0,
    safe: 12,
    all: { 'property changed': 42, 'entity removed': 1 },
  });
  expect(answer.isUnrelated).toBeUndefined();
  expect(answer.changes[0]).toEqual({
    severity: 'breaking',
    kind: 'property',
    change: 'changed',
    name: 'CustomersV3.Name0',
    what: ['mandatory: no → yes'],
    reason: 'Whoever creates records without this field fails.',
  });
});

test('it goes on where it stopped, to the last change, and counts only once', async () => {
  const names: string[] = [];
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const page: { next?: number; all?: object; changes: { name: string }[] } = JSON.parse(
      (await call({ from: 'UAT', to: 'PROD', offset })).text,
    );
    expect(page.all === undefined).toBe(offset > 0);
    names.push(...page.changes.map(({ name }) => name));
    offset = page.next;
  }
  expect(names).toEqual(Array.from({ length: 43 }, (_, index) => `CustomersV3.Name${index}`));
});

test('a whole page says that there is another one, the last does not', async () => {
  const next = async (offset: number): Promise<number | undefined> => {
    const input = { from: 'UAT', to: 'PROD', offset, maxCharacters: 100_000 };
    return JSON.parse((await call(input)).text).next;
  };
  expect([await next(0), await next(20), await next(40)]).toEqual([20, 40, undefined]);
});

test('filters are passed on', async () => {
  const asked: Asked[] = [];
  const filter = { kinds: ['property'], severities: ['risky'], scope: 'Cust*', text: 'fax' };
  await call({ from: 'UAT', to: 'PROD', ...filter, limit: 5 }, asked);
  expect(asked[0]?.query).toEqual({ ...filter, limit: 5, offset: 0, languages: ['de', 'en-US'] });
});

describe('a version is named', () => {
  test.each([
    ['by its application version', '10.0.44', 19],
    ['by the beginning of its fingerprint, and its newest catalogue is taken', 'AAAABBBB1', 21],
  ])('%s', async (_how, to, catalog) => {
    const asked: Asked[] = [];
    await call({ from: 'UAT', to }, asked);
    expect(asked).toMatchObject([{ from: 7, to: catalog }]);
  });

  test.each([
    [{ from: 'UAT', to: 'aaaabbbb' }, /^to: several versions fit: 10\.0\.45 aaaabbbb1/],
    [{ from: 'cccc', to: 'UAT' }, /^from: is neither an environment nor a version known here\.$/],
    [{ from: '10.0.43', to: 'UAT' }, /^from: nothing is stored of this version\.$/],
    [{ from: 'UAT', to: 'DEV' }, /^Nothing is stored for DEV yet\. Sync it first\.$/],
    [{ from: 'UAT' }, /^to: is missing\.$/],
    [{ from: 'UAT', to: 'PROD', kinds: ['table'] }, /^kinds: must be one of: module, entity/],
  ])('%o is refused with the sentence that a user reads', async (input, sentence) => {
    const { isError, text } = await call(input);
    expect(isError).toBe(true);
    expect(text).toMatch(sentence);
  });
});
