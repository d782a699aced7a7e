import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

let demo: DemoEnvironment;
let atlas: TestEngine;
let environment: Environment;
let scope: { readonly catalog: number; readonly languages: readonly string[] };

beforeAll(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  atlas = await openEngine();
  const { url } = demo;
  const added = await atlas.connect({ url });
  await atlas.sync(added);
  [environment = added] = await valueOf(atlas.engine.listEnvironments());
  scope = { catalog: environment.catalog?.id ?? 0, languages: ['en-US'] };
});

afterAll(() => demo.close());

test('every entity is listed once, with the data entities that have no public one', async () => {
  const listed = await valueOf(atlas.engine.listEntities(scope));
  const counts = environment.catalog?.counts;
  const publicOnes = listed.filter((each) => each.kind === 'entity');
  expect(publicOnes).toHaveLength(counts?.entities ?? 0);
  const published = new Set(publicOnes.flatMap((each) => each.aotName ?? []));
  const unpublished = listed.filter((each) => each.kind === 'data_entity');
  expect(published.size + unpublished.length).toBe(counts?.dataEntities);
  const fields = publicOnes.reduce((sum, each) => sum + (each.fieldCount ?? 0), 0);
  expect(fields).toBe(counts?.properties);
  expect(listed.map((each) => each.name)).toContain('CustomersV3');
});

test('a listed entity says what its page says', async () => {
  const listed = await valueOf(atlas.engine.listEntities(scope));
  const customers = listed.find((each) => each.name === 'CustomersV3');
  const detail = await valueOf(
    atlas.engine.getEntity(scope.catalog, 'CustomersV3', scope.languages),
  );
  expect(customers).toEqual({
    kind: 'entity',
    name: 'CustomersV3',
    aotName: detail.dataEntity?.name,
    label: detail.label?.text,
    category: detail.dataEntity?.entityCategory,
    isReadOnly: detail.isReadOnly,
    configurationEnabled: detail.configurationEnabled,
    hasOData: detail.dataEntity?.dataServiceEnabled,
    hasDataManagement: detail.dataEntity?.dataManagementEnabled,
    fieldCount: detail.properties.length,
  });
});

test('enumerations come with how many fields use them', async () => {
  const listed = await valueOf(atlas.engine.listEnumerations(scope));
  expect(listed).toHaveLength(environment.catalog?.counts.enumerations ?? 0);
  for (const name of ['NoYes', listed[0]?.name ?? '']) {
    const detail = await valueOf(atlas.engine.getEnumeration(scope.catalog, name, ['en-US']));
    expect(listed.find((each) => each.name === name)).toEqual({
      name,
      label: detail.label?.text ?? null,
      memberCount: detail.members.length,
      usageCount: detail.usageCount,
    });
    expect(detail.usages).toHaveLength(Math.min(detail.usageCount, 200));
  }
});

test('actions come with their entity', async () => {
  const listed = await valueOf(atlas.engine.listActions(scope));
  expect(listed).toHaveLength(environment.catalog?.counts.actions ?? 0);
  const [first] = listed;
  const detail = await valueOf(
    atlas.engine.getEntity(scope.catalog, first?.entitySetName ?? '', ['en-US']),
  );
  const action = detail.actions.find((each) => each.name === first?.name);
  expect(first).toMatchObject({
    bindingKind: action?.bindingKind,
    parameterCount: action?.parameters.length,
    returnType: action?.returnType?.typeName ?? null,
  });
});

test('a catalogue that is not there is no empty list', async () => {
  const listed = await atlas.engine.listEntities({ catalog: 999, languages: [] });
  expect(listed).toMatchObject({ ok: false, failure: { kind: 'not_found', what: 'catalog' } });
});
