import { expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import { succeed } from '#contract/outcome.ts';
import type { Place } from '../../../src/routing/place.ts';
import { Lookups } from '../../../src/state/lookups.ts';
import { FakeEngine } from './fake-engine.ts';

test.each<[Place, keyof EngineApi, string]>([
  [{ page: 'entity', entity: 'CustomersV3' }, 'getEntity', 'CustomersV3'],
  [{ page: 'field', entity: 'CustomersV3', field: 'Name' }, 'getEntity', 'CustomersV3'],
  [{ page: 'action', entity: 'CustomersV3', action: 'merge' }, 'getEntity', 'CustomersV3'],
  [{ page: 'data_entity', dataEntity: 'CustEntity' }, 'getDataEntity', 'CustEntity'],
  [{ page: 'enumeration', enumeration: 'NoYes' }, 'getEnumeration', 'NoYes'],
  [{ page: 'member', enumeration: 'NoYes', member: 'Yes' }, 'getEnumeration', 'NoYes'],
  [{ page: 'label', label: '@SYS1' }, 'getLabel', '@SYS1'],
])('what %o shows is read before it is opened', async (place, method, name) => {
  const engine = new FakeEngine();
  const ready = new Lookups(engine).prepare(place, { catalog: 7, languages: ['de'] });
  expect(engine.calls).toMatchObject([{ method, input: [7, name, ['de']] }]);
  await engine.calls[0]?.answer(succeed('shown'));
  await ready;
});

test('a page that shows nothing of a catalogue waits for nothing', async () => {
  const engine = new FakeEngine();
  await new Lookups(engine).prepare({ page: 'sync' }, { catalog: 7, languages: ['de'] });
  expect(engine.calls).toEqual([]);
});
