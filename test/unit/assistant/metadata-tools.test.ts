import { expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import type { EntityDetail, EnumerationDetail, PropertyDetail } from '#contract/detail.ts';
import { servedConfigSchema, type ServedConfig } from '#contract/host-config.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { cacheStatistics } from '../../../src/assistant/statistics-tool.ts';
import { getEntity } from '../../../src/assistant/entity-tool.ts';
import { getEnumeration } from '../../../src/assistant/enumeration-tool.ts';
import { listEnvironments } from '../../../src/assistant/environment-tools.ts';
import type { Tool, ToolResult } from '../../../src/assistant/tool.ts';
import { TOOLS } from '../../../src/assistant/tools.ts';
import { findUsages } from '../../../src/assistant/usages-tool.ts';
import { failureText } from '../../../src/failure-text.ts';
import { environment, fakeEngine, noAuthorities, noConfig, session } from './fake-engine.ts';
import { field } from '../../field.ts';

const stored = { listEnvironments: async () => succeed([environment()]) };

test('of a field only what is unusual is said', async () => {
  const answer = await ask(getEntity, { name: 'CustomersV3' }, entityAnswer);
  expect(answer).toEqual({
    environment: 'UAT',
    name: 'CustomerV3',
    entitySetName: 'CustomersV3',
    label: 'Customers',
    isReadOnly: false,
    dataEntity: 'CustCustomerV3Entity',
    category: 'Master',
    fieldCount: 3,
    navigationCount: 1,
    actionCount: 1,
    fields: [
      { name: 'Name', type: 'String' },
      { name: 'Account', type: 'String', key: true, mandatory: true, editable: 'on create' },
      {
        name: 'Blocked',
        type: 'Enum',
        enumeration: 'NoYes',
        label: 'Is blocked',
        editable: false,
        references: ['Group.GroupId'],
      },
    ],
  });
});

test('a relation says what it joins, and an action what it takes and gives', async () => {
  const navigation = await ask(getEntity, { name: 'C', part: 'navigation' }, entityAnswer);
  expect(navigation.navigation).toEqual([
    {
      name: 'Group',
      to: 'CustomerGroups',
      cardinality: 'Single',
      on: ['GroupId = Id', 'Kind = 2', 'related Open = NoYes::Yes'],
    },
  ]);
  expect(navigation).not.toHaveProperty('fields');
  const actions = await ask(getEntity, { name: 'C', part: 'actions' }, entityAnswer);
  expect(actions.actions).toEqual([
    {
      name: 'merge',
      bindingKind: 'BoundToEntitySet',
      parameters: ['accounts: Edm.String[]', 'isFinal: Edm.Boolean'],
    },
  ]);
});

test('an enumeration lists its values, or the fields of its type', async () => {
  const members = await ask(getEnumeration, { name: 'NoYes' }, enumerationAnswer);
  expect(members).toEqual({
    environment: 'UAT',
    name: 'NoYes',
    label: 'No or yes',
    memberCount: 2,
    usageCount: 1,
    members: [
      { name: 'No', value: 0 },
      { name: 'Yes', value: 1, label: 'Yes' },
    ],
  });
  const usages = await ask(getEnumeration, { name: 'NoYes', part: 'usages' }, enumerationAnswer);
  expect(usages.usages).toEqual(['CustomersV3.Blocked']);
});

test('usages are called after what has them, and a page that is not the last says so', async () => {
  const asked: unknown[] = [];
  const answers: Partial<EngineApi> = {
    ...stored,
    findUsages: async (catalogId, query) => {
      asked.push(query);
      const places = [
        { kind: 'property', name: 'Blocked', parent: 'CustomersV3' },
        { kind: 'entity', name: 'Vendors', parent: null },
      ] as const;
      return succeed({ catalogId, places, count: 4 });
    },
  };
  const wanted = { what: 'enumeration', name: 'NoYes' };
  expect(await ask(findUsages, wanted, answers)).toEqual({
    environment: 'UAT',
    what: 'enumeration',
    name: 'NoYes',
    usageCount: 4,
    usages: [
      { kind: 'property', name: 'CustomersV3.Blocked' },
      { kind: 'entity', name: 'Vendors' },
    ],
    next: 2,
  });
  expect(await ask(findUsages, { ...wanted, offset: 2 }, answers)).not.toHaveProperty('next');
  expect(asked).toMatchObject([{ offset: 0 }, { offset: 2 }]);
});

test('environments of this device are listed first, then those that the host suggests', async () => {
  const config = servedConfigSchema.parse({
    environments: [
      { name: 'UAT again', url: environment().url, auth: 'entra' },
      { name: 'PROD', url: 'https://contoso.operations.dynamics.com', auth: 'entra' },
    ],
  });
  const list = async (input: object) =>
    answerOf(await listEnvironments.run(input, surroundings(stored, config)));
  const answer = await list({});
  expect(answer).toMatchObject({
    count: 2,
    environments: [
      { name: 'UAT', state: 'complete', syncedAt: '2026-11-01T08:01:00.000Z' },
      { name: 'PROD', auth: 'entra', state: 'not added' },
    ],
  });
  expect(answer.environments[0]).not.toHaveProperty('signInAt');
  const rest = await list({ offset: 1 });
  expect(rest.environments).toMatchObject([{ name: 'PROD' }]);
});

test('what is stored is counted, as a whole and for each environment', async () => {
  const answers: Partial<EngineApi> = {
    cacheStatistics: async () =>
      succeed({
        environments: [
          {
            environment: 'UAT',
            url: environment().url,
            fingerprint: 'f'.repeat(64),
            catalogState: 'complete',
            counts: null,
            labels: [{ language: 'de', known: 1, unknown: 2, total: 3 }],
            modules: 200,
            lastSyncAt: null,
          },
        ],
        versions: 1,
        sharedVersions: 0,
        catalogs: 1,
        definitions: 7000,
        labelTexts: 3,
        databaseBytes: 1,
        storage: {
          place: 'memory',
          reason: null,
          usedBytes: null,
          quotaBytes: null,
          isPersistent: null,
        },
      }),
  };
  expect(await ask(cacheStatistics, {}, answers)).toMatchObject({
    definitions: 7000,
    storage: 'memory',
    environmentCount: 1,
    environments: [
      {
        environment: 'UAT',
        fingerprint: 'ffffffffffffffff',
        catalog: 'complete',
        labels: { de: { known: 1, unknown: 2, total: 3 } },
      },
    ],
  });
});

const failure = { kind: 'storage_unavailable', reason: 'SecurityError' } as const;
const refuse = async () => fail(failure);
const named = { name: 'X' };
const running = { ...stored, getSyncSession: async () => succeed(session()) };

test.each<[string, object, Partial<EngineApi>]>([
  ['d365fo_list_environments', {}, { listEnvironments: refuse }],
  ['d365fo_add_environment', { ...named, url: 'x.example' }, { addEnvironment: refuse }],
  ['d365fo_check_version', {}, { listEnvironments: refuse }],
  ['d365fo_check_version', {}, { ...stored, checkVersion: refuse }],
  ['d365fo_list_versions', {}, { listVersions: refuse }],
  ['d365fo_list_versions', { environment: 'UAT' }, { listEnvironments: refuse }],
  ['d365fo_list_versions', { environment: 'UAT' }, { ...stored, versionHistory: refuse }],
  ['d365fo_start_sync', {}, { listEnvironments: refuse }],
  ['d365fo_start_sync', { global_version: '10.0' }, { listEnvironments: refuse }],
  ['d365fo_start_sync', {}, { ...stored, startSync: refuse }],
  ['d365fo_get_sync_progress', { session_id: 's' }, { getSyncSession: refuse }],
  ['d365fo_get_sync_progress', { session_id: 's' }, { ...running, listEnvironments: refuse }],
  ['d365fo_cancel_sync', { session_id: 's' }, { cancelSync: refuse }],
  ['d365fo_list_sync_sessions', {}, { listSyncSessions: refuse }],
  [
    'd365fo_list_sync_sessions',
    {},
    { listSyncSessions: async () => succeed([]), listEnvironments: refuse },
  ],
  ['d365fo_get_sync_history', {}, { getSyncHistory: refuse }],
  ['d365fo_search', { query: 'x' }, { listEnvironments: refuse }],
  ['d365fo_search', { query: 'x' }, { ...stored, search: refuse }],
  ['d365fo_get_entity', named, { listEnvironments: refuse }],
  ['d365fo_get_entity', named, { ...stored, getEntity: refuse }],
  ['d365fo_get_enumeration', named, { listEnvironments: refuse }],
  ['d365fo_get_enumeration', named, { ...stored, getEnumeration: refuse }],
  ['d365fo_compare', { from: 'UAT', to: 'UAT' }, { listEnvironments: refuse }],
  ['d365fo_compare', { from: '10.0.1', to: 'UAT' }, { ...stored, listVersions: refuse }],
  ['d365fo_compare', { from: 'UAT', to: '10.0.1' }, { ...stored, listVersions: refuse }],
  ['d365fo_compare', { from: 'UAT', to: 'UAT' }, { ...stored, compareCatalogs: refuse }],
  ['d365fo_check_watch_list', {}, { listEnvironments: refuse }],
  ['d365fo_check_watch_list', {}, { ...stored, listWatchLists: refuse }],
  [
    'd365fo_check_watch_list',
    {},
    { ...stored, listWatchLists: async () => succeed([]), checkWatchLists: refuse },
  ],
  ['d365fo_find_term', { text: 'x' }, { findTerms: refuse }],
  ['d365fo_get_label', { id: '@X' }, { listEnvironments: refuse }],
  ['d365fo_get_label', { id: '@X' }, { ...stored, getLabel: refuse }],
  ['d365fo_find_usages', { what: 'field', ...named }, { listEnvironments: refuse }],
  ['d365fo_find_usages', { what: 'field', ...named }, { ...stored, findUsages: refuse }],
  ['d365fo_cache_statistics', {}, { cacheStatistics: refuse }],
])('%s with %o answers what the engine refused, whichever answer it was', async (...row) => {
  const [name, input, answers] = row;
  const tool = TOOLS.find((candidate) => candidate.name === name);
  expect(await tool?.run(input, surroundings(answers))).toEqual({
    isError: true,
    content: [{ type: 'text', text: failureText(failure) }],
  });
});

const property = (change: Partial<PropertyDetail>): PropertyDetail => ({
  ...field('Name'),
  label: null,
  enumeration: null,
  references: [],
  ...change,
});

const labelled = (text: string) => ({ id: '@X', text, texts: [] });

const customers: EntityDetail = {
  catalogId: 7,
  name: 'CustomerV3',
  entitySetName: 'CustomersV3',
  label: labelled('Customers'),
  isReadOnly: false,
  configurationEnabled: true,
  digest: 'd',
  dataEntity: {
    name: 'CustCustomerV3Entity',
    publicEntityName: 'CustomerV3',
    publicCollectionName: 'CustomersV3',
    labelId: null,
    dataServiceEnabled: true,
    dataManagementEnabled: true,
    entityCategory: 'Master',
    isReadOnly: false,
  },
  properties: [
    property({}),
    property({ name: 'Account', isKey: true, isMandatory: true, allowEdit: false }),
    property({
      name: 'Blocked',
      dataType: 'Enum',
      label: labelled('Is blocked'),
      enumeration: 'NoYes',
      allowEdit: false,
      allowEditOnCreate: false,
      references: [
        { navigationProperty: 'Group', relatedEntity: 'Group', referencedProperty: 'GroupId' },
      ],
    }),
  ],
  navigationProperties: [
    {
      name: 'Group',
      relatedEntity: 'CustomerGroup',
      relatedEntitySetName: 'CustomerGroups',
      relatedRelationName: null,
      cardinality: 'Single',
      constraints: [
        { kind: 'referential', property: 'GroupId', referencedProperty: 'Id' },
        { kind: 'fixed', property: 'Kind', value: 2, valueText: null },
        { kind: 'related_fixed', relatedProperty: 'Open', value: 1, valueText: 'NoYes::Yes' },
      ],
    },
  ],
  propertyGroups: [],
  actions: [
    {
      name: 'merge',
      bindingKind: 'BoundToEntitySet',
      parameters: [
        { name: 'accounts', type: { typeName: 'Edm.String', isCollection: true } },
        { name: 'isFinal', type: { typeName: 'Edm.Boolean', isCollection: false } },
      ],
      returnType: null,
      fieldLookup: null,
    },
  ],
};
const entityAnswer: Partial<EngineApi> = { ...stored, getEntity: async () => succeed(customers) };

const noYes: EnumerationDetail = {
  catalogId: 7,
  name: 'NoYes',
  label: labelled('No or yes'),
  digest: 'd',
  members: [
    { name: 'No', value: 0, label: null, configurationEnabled: true },
    { name: 'Yes', value: 1, label: labelled('Yes'), configurationEnabled: true },
  ],
  usages: [{ entitySetName: 'CustomersV3', property: 'Blocked' }],
  usageCount: 1,
};
const enumerationAnswer = { ...stored, getEnumeration: async () => succeed(noYes) };

function surroundings(answers: Partial<EngineApi>, config: ServedConfig = noConfig) {
  return { engine: fakeEngine(answers), config, authorities: noAuthorities };
}

async function ask(tool: Tool, input: object, answers: Partial<EngineApi>) {
  return answerOf(await tool.run(input, surroundings(answers)));
}

function answerOf({ content, isError }: ToolResult) {
  expect(isError).toBeUndefined();
  return JSON.parse(content[0].text);
}
