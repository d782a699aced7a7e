import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import { Search } from '../../../src/state/search.svelte.ts';
import { FakeEngine } from './fake-engine.ts';
import { catalog } from './catalog.ts';
import { hit, resultOf } from './hits.ts';

const request = (text: string) => ({
  catalog: 1,
  text,
  kind: null,
  filters: '',
  languages: ['en-US'],
});
const customers = resultOf([hit('entity', 'CustomersV3')]);
const vendors = resultOf([hit('entity', 'VendorsV2')]);

test('a late answer never overwrites a newer one', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  void search.run(request('cust'));
  void search.run(request('vend'));
  const [first, second] = engine.callsOf('search');

  await second?.answer(succeed(vendors));
  await first?.answer(succeed(customers));

  expect(search.hits).toEqual(vendors.hits);
  expect(search.answered?.text).toBe('vend');
});

test('an answer that arrives after the box was emptied is not shown', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  void search.run(request('cust'));
  void search.run(request('  '));

  await engine.callsOf('search')[0]?.answer(succeed(customers));

  expect(search.hits).toEqual([]);
  expect(search.isAsking).toBe(false);
  expect(engine.callsOf('search')).toHaveLength(1);
});

test('what was found stays on screen until the next answer', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  void search.run(request('cust'));
  await engine.callsOf('search')[0]?.answer(succeed(customers));
  void search.run(request('custo'));

  expect(search.hits).toEqual(customers.hits);
  expect(search.isAsking).toBe(true);
});

test('a search that fails says why, and the next one may succeed', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  void search.run(request('cust'));
  await engine
    .callsOf('search')[0]
    ?.answer(fail({ kind: 'not_found', what: 'catalog', name: '1' }));
  expect(search.failure?.kind).toBe('not_found');

  void search.run(request('cust'));
  await engine.callsOf('search')[1]?.answer(succeed(customers));
  expect(search.failure).toBeNull();
});

test('further pages are asked for once and added below', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  const page = Array.from({ length: 50 }, (_, index) => hit('property', `Field${index}`, 'A'));
  void search.run(request('field'));
  await engine.callsOf('search')[0]?.answer(succeed(resultOf(page)));

  void search.more();
  void search.more();
  expect(engine.callsOf('search')).toHaveLength(2);
  expect(engine.callsOf('search')[1]?.input[1]).toMatchObject({ text: 'field', offset: 50 });
  await engine.callsOf('search')[1]?.answer(succeed(resultOf([hit('property', 'Last', 'A')])));

  expect(search.hits.map(({ name }) => name)).toEqual([...page.map(({ name }) => name), 'Last']);
  void search.more();
  expect(engine.callsOf('search')).toHaveLength(2);
});

test('a page that arrives after the user has typed on is thrown away', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  const page = Array.from({ length: 50 }, (_, index) => hit('property', `Field${index}`, 'A'));
  void search.run(request('field'));
  await engine.callsOf('search')[0]?.answer(succeed(resultOf(page)));
  void search.more();
  void search.run(request('vend'));
  await engine.callsOf('search')[2]?.answer(succeed(vendors));
  await engine.callsOf('search')[1]?.answer(succeed(customers));

  expect(search.hits).toEqual(vendors.hits);
});

test('a catalogue that grows is asked again only where nothing is on screen', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  const grown = { kind: 'catalog_changed', environmentId: 1, catalog: catalog(1) } as const;
  void search.run(request('cust'));
  await engine.callsOf('search')[0]?.answer(succeed(resultOf([])));

  engine.tellAll(grown);
  expect(engine.callsOf('search')).toHaveLength(2);
  await engine.callsOf('search')[1]?.answer(succeed(customers));

  engine.tellAll(grown);
  expect(engine.callsOf('search')).toHaveLength(2);
  expect(search.isOutdated).toBe(true);
});

test('where nothing is found it is asked what may help, and what helps goes with the question', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  void search.run(request('custmoer rendezvous'));
  await engine.callsOf('search')[0]?.answer(succeed(resultOf([])));
  const help = { spelling: 'customer', shorter: [], unfiltered: null, elsewhere: [] };
  await engine.callsOf('suggest')[0]?.answer(succeed(help));
  expect(search.suggestions).toEqual(help);

  void search.run(request('cust'));
  await engine.callsOf('search')[1]?.answer(succeed(customers));
  expect(search.suggestions).toBeNull();
});

test('what would have helped an earlier question is not said of a later one', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  void search.run(request('custmoer'));
  await engine.callsOf('search')[0]?.answer(succeed(resultOf([])));
  void search.run(request('cust'));
  await engine.callsOf('search')[1]?.answer(succeed(customers));
  const help = { spelling: 'customer', shorter: [], unfiltered: null, elsewhere: [] };
  await engine.callsOf('suggest')[0]?.answer(succeed(help));
  expect(search.suggestions).toBeNull();
});

test('conditions go to the engine as filters, and are a question without any word', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  void search.run({ ...request('f: credit'), filters: 'in:CustomersV3' });
  void search.run({ ...request(''), filters: 'mandatory:yes' });
  const asked = engine.callsOf('search').map(({ input }) => input[1]);
  expect(asked).toMatchObject([
    { text: 'credit', kinds: ['property'], filters: { within: 'CustomersV3' } },
    { text: '', filters: { isMandatory: true } },
  ]);
});

test('a term of the glossary is found as itself, and not for a search that is overtaken', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  const term = {
    id: 'a',
    term: 'Ship-to code',
    synonyms: [],
    note: 'Where we deliver.',
    links: [],
    changedAt: '',
  };
  void search.run(request('ship'));
  await engine.callsOf('search')[0]?.answer(succeed(resultOf([])));
  expect(engine.callsOf('findTerms')[0]?.input).toEqual(['ship', 3]);
  await engine
    .callsOf('findTerms')[0]
    ?.answer(succeed([{ term, matched: term.term, how: 'prefix' }]));
  expect(search.terms.map((each) => each.term.term)).toEqual(['Ship-to code']);

  void search.run(request('vend'));
  await engine.callsOf('search')[1]?.answer(succeed(vendors));
  void search.run(request(''));
  await engine
    .callsOf('findTerms')[1]
    ?.answer(succeed([{ term, matched: term.term, how: 'prefix' }]));
  expect(search.terms).toEqual([]);
});

test('a term comes with what is found, and does not push it down later', async () => {
  const engine = new FakeEngine();
  const search = new Search(engine);
  const term = { id: 'a', term: 'Debtor', synonyms: [], note: '', links: [], changedAt: '' };
  void search.run(request('debtor'));
  expect(engine.calls.map(({ method }) => method)).toEqual(['findTerms', 'search']);

  await engine.calls[0]?.answer(succeed([{ term, matched: term.term, how: 'exact' }]));
  expect(search.terms).toEqual([]);
  await engine.calls[1]?.answer(succeed(customers));
  expect(search.terms).toHaveLength(1);
});
