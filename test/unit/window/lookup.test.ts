import { afterEach, expect, test, vi } from 'vitest';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { Lookup, type LookupQuestion } from '../../../src/state/lookup.svelte.ts';
import { catalog } from './catalog.ts';
import { FakeEngine } from './fake-engine.ts';

afterEach(() => vi.useRealTimers());

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

test('nobody waits longer than their patience for what is being got ready', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const lookup = new Lookup(new FakeEngine(), questionOf);
  const ready = lookup.prepare(key('CustomersV3'), 100);
  vi.advanceTimersByTime(100);
  await ready;
  void lookup.show(key('CustomersV3'));
  expect(lookup.value).toBeNull();
});

test('what is shown is read again after its catalogue has changed, once for many changes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const engine = new FakeEngine();
  const lookup = new Lookup(engine, questionOf);
  const tellChange = (id: number) =>
    engine.tellAll({ kind: 'catalog_changed', environmentId: 1, catalog: catalog(id) });
  void lookup.show(key('CustomersV3'));
  await engine.calls[0]?.answer(succeed('customers'));
  tellChange(2);
  vi.advanceTimersByTime(60_000);
  expect(engine.calls).toHaveLength(1);

  for (let change = 0; change < 10; change += 1) tellChange(1);
  expect(lookup.value).toBe('customers');
  vi.advanceTimersByTime(60_000);
  expect(engine.calls).toHaveLength(2);
  await engine.calls[1]?.answer(succeed('more customers'));
  expect(lookup.value).toBe('more customers');

  tellChange(1);
  vi.advanceTimersByTime(60_000);
  expect(engine.calls).toHaveLength(3);
});

test('what a catalogue said is forgotten with it, an answer that was on its way too', async () => {
  const engine = new FakeEngine();
  const lookup = new Lookup(engine, questionOf);
  void lookup.show(key('CustomersV3'));
  await engine.calls[0]?.answer(succeed('customers'));
  void lookup.prepare(key('VendorsV2'), 60_000);
  engine.tellAll({ kind: 'catalogs_removed', catalogs: [1] });
  await engine.calls[1]?.answer(succeed('vendors'));

  void lookup.show(key('CustomersV3'));
  expect(lookup.value).toBeNull();
  void lookup.show(key('VendorsV2'));
  expect(lookup.value).toBeNull();
});

test('news of other things make nothing be forgotten', async () => {
  const engine = new FakeEngine();
  const lookup = new Lookup(engine, questionOf);
  void lookup.show(key('CustomersV3'));
  await engine.calls[0]?.answer(succeed('customers'));
  engine.tellAll({ kind: 'glossary_changed' });
  void lookup.show(key('CustomersV3'));
  expect(lookup.value).toBe('customers');
});
