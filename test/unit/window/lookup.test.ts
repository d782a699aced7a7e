import { expect, test } from 'vitest';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { Lookup, type LookupQuestion } from '../../../src/state/lookup.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

const key = (name: string) => ({ catalog: 1, name, languages: ['en-US'] });
const questionOf: LookupQuestion<unknown> = (api, { catalog, name, languages }): Answer<unknown> =>
  api.getEntity(catalog, name, languages);

test('the thing asked for last is shown, whatever answers last', async () => {
  const engine = new FakeEngine();
  const lookup = new Lookup(engine, questionOf);
  void lookup.show(key('CustomersV3'));
  void lookup.show(key('VendorsV2'));

  await engine.calls[1]?.answer(succeed('vendors'));
  await engine.calls[0]?.answer(succeed('customers'));

  expect(lookup.value).toBe('vendors');
});

test('what was shown lately is shown again without asking', async () => {
  const engine = new FakeEngine();
  const lookup = new Lookup(engine, questionOf);
  void lookup.show(key('CustomersV3'));
  await engine.calls[0]?.answer(succeed('customers'));
  void lookup.show(key('VendorsV2'));
  expect(lookup.value).toBeNull();
  void lookup.show(key('CustomersV3'));

  expect(lookup.value).toBe('customers');
  await engine.calls[1]?.answer(succeed('vendors'));
  expect(lookup.value).toBe('customers');
});

test('what was got ready is shown at once', async () => {
  const engine = new FakeEngine();
  const lookup = new Lookup(engine, questionOf);
  const ready = lookup.prepare(key('CustomersV3'), 60_000);
  await engine.calls[0]?.answer(succeed('customers'));
  await ready;
  void lookup.show(key('CustomersV3'));

  expect(lookup.value).toBe('customers');
  expect(engine.calls).toHaveLength(1);
});

test('a thing that is not there says so, and does not stay when another is shown', async () => {
  const engine = new FakeEngine();
  const lookup = new Lookup(engine, questionOf);
  void lookup.show(key('Nope'));
  await engine.calls[0]?.answer(fail({ kind: 'not_found', what: 'entity', name: 'Nope' }));
  expect(lookup.failure?.kind).toBe('not_found');

  void lookup.show(key('CustomersV3'));
  expect(lookup.failure).toBeNull();
});

test('what is being got ready is not asked for twice', async () => {
  const engine = new FakeEngine();
  const lookup = new Lookup(engine, questionOf);
  void lookup.prepare(key('CustomersV3'), 60_000);
  void lookup.show(key('CustomersV3'));
  expect(engine.calls).toHaveLength(1);
  await engine.calls[0]?.answer(succeed('customers'));

  expect(lookup.value).toBe('customers');
});
