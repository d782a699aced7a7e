import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HIT_KINDS } from '#contract/search.ts';
import { matchExpressions, relaxedExpression } from '../../../worker/search/match-expression.ts';
import { planSearch } from '../../../worker/search/plan-search.ts';
import { rankCandidate } from '../../../worker/search/ranking/rank-candidate.ts';
import { matchWholeName } from '../../../worker/search/ranking/whole-name.ts';
import type { Candidate } from '../../../worker/search/ranking/ranked-texts.ts';
import { Vocabulary } from '../../../worker/search/language/vocabulary.ts';

const WORDS = [
  'address',
  'customer',
  'customers',
  'delivery',
  'hold',
  'mode',
  'on',
  'status',
  'term',
  'terms',
  'v2',
  'v3',
  'vendor',
];
const vocabulary = new Vocabulary(WORDS, ['customersv3', 'deliveryterms', 'onholdstatus']);

function candidate(change: Partial<Candidate>): Candidate {
  return {
    kind: 'property',
    name: 'DeliveryTerms',
    otherNames: [],
    owner: null,
    ownerOtherName: null,
    labels: [],
    ownerLabels: [],
    ...change,
  };
}

/** The names of the candidates, the best first. */
function ranked(text: string, candidates: readonly Partial<Candidate>[]): readonly string[] {
  const plan = planSearch(text, vocabulary);
  if (plan === null) throw new Error('Nothing to search.');
  return candidates
    .map(candidate)
    .map((each) => ({ each, score: rankCandidate(each, plan).score }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ each }) => (each.owner === null ? each.name : `${each.owner}.${each.name}`));
}

test('words of the owner and of the field find the field together', () => {
  expect(
    ranked('customer delivery terms', [
      { name: 'DeliveryMode', owner: 'CustomersV3' },
      { name: 'DeliveryTerms', owner: 'VendorsV2' },
      { name: 'DeliveryTerms', owner: 'CustomersV3' },
    ])[0],
  ).toBe('CustomersV3.DeliveryTerms');
});

test('the newest of a family comes first', () => {
  expect(
    ranked('customer', [
      { kind: 'entity', name: 'Customers' },
      { kind: 'entity', name: 'CustomersV3' },
      { kind: 'entity', name: 'CustomersV2' },
    ]),
  ).toEqual(['CustomersV3', 'CustomersV2', 'Customers']);
});

test('a guess never outranks the very word', () => {
  expect(
    ranked('hold', [
      { name: 'OnHoldersStatus', labels: [{ language: 'en-US', text: 'Threshold' }] },
      { name: 'OnHoldStatus' },
    ])[0],
  ).toBe('OnHoldStatus');
});

test('an exact match is never outranked by a fuzzy one', () => {
  const kinds = fc.constantFrom(...HIT_KINDS);
  const word = fc.constantFrom('Customer', 'Vendor', 'Delivery', 'Status', 'Hold', 'Address');
  const other = fc.constantFrom('Number', 'Group', 'Line', 'Journal');
  const rest = fc.array(other, { maxLength: 3 }).map((words) => words.join(''));
  const parts = fc.record({
    exactKind: kinds,
    fuzzyKind: kinds,
    asked: word,
    before: rest,
    after: rest,
  });
  fc.assert(
    fc.property(parts, ({ exactKind, fuzzyKind, asked, before, after }) => {
      const exists = asked.toLowerCase();
      // `asked` itself, and a word that only looks like it, or has it inside.
      const plan = planSearch(
        asked,
        new Vocabulary([exists, `pre${exists}`, `${exists}x`], []),
        true,
      );
      if (plan === null) throw new Error('Nothing to search.');
      const [word = undefined] = plan.words;
      if (word === undefined) throw new Error('No word.');
      const forms = new Map([...word.forms, [`${exists}x`, 'correction'] as const]);
      const fuzzyPlan = { ...plan, words: [{ ...word, typed: `${exists}q`, forms }] };
      const exact = candidate({ kind: exactKind, name: `${before}${asked}`, owner: 'Other' });
      const fuzzy = candidate({ kind: fuzzyKind, name: `Pre${exists}${after}` });
      const misspelt = candidate({ kind: fuzzyKind, name: `${asked}x`, owner: `${asked}x` });
      const score = rankCandidate(exact, plan).score;
      expect(rankCandidate(fuzzy, plan).score).toBeLessThan(score);
      expect(rankCandidate(misspelt, fuzzyPlan).score).toBeLessThan(score);
    }),
  );
});

test('a field that is called by its entity and its own name is exactly that', () => {
  expect(
    ranked('CustomersV3.DeliveryTerms', [
      { name: 'DeliveryTermsCode', owner: 'CustomersV3' },
      { name: 'DeliveryTerms', owner: 'CustomersV2' },
      { name: 'DeliveryTerms', owner: 'CustomersV3' },
    ])[0],
  ).toBe('CustomersV3.DeliveryTerms');
});

test('a field is also found by the label of its entity', () => {
  const german = new Vocabulary(['debitoren', 'lieferbedingungen'], []);
  const plan = planSearch('Debitor Lieferbedingung', german);
  if (plan === null) throw new Error('Nothing to search.');
  const field = candidate({
    owner: 'CustomersV3',
    labels: [{ language: 'de', text: 'Lieferbedingungen' }],
    ownerLabels: [{ language: 'de', text: 'Debitoren V3' }],
  });
  const { reasons, isComplete } = rankCandidate(field, plan);
  expect(isComplete).toBe(true);
  expect(reasons.map(({ field: where, how, typed }) => [where, how, typed])).toEqual([
    ['label', 'word', 'lieferbedingung'],
    ['parent_label', 'word', 'debitor'],
  ]);
});

test('an entity comes before the values and fields that share its name', () => {
  expect(
    ranked('customer', [
      { kind: 'enumeration_member', name: 'Customer', owner: 'CaseLogType' },
      { kind: 'property', name: 'Customer', owner: 'CaseLogs' },
      { kind: 'entity', name: 'CustomersV3' },
    ])[0],
  ).toBe('CustomersV3');
});

test('a value is meant where its enumeration was named too, else a field is', () => {
  const both = [
    { kind: 'enumeration_member', name: 'CustomerMode', owner: 'AddressStatus' },
    { name: 'CustomerStatusTerms', owner: 'Cases' },
  ] as const;
  const called = { kind: 'enumeration_member', name: 'Customer', owner: 'AddressStatus' } as const;
  expect(ranked('customer', [called, { name: 'CustomerTerms', owner: 'Cases' }])[0]).toBe(
    'Cases.CustomerTerms',
  );
  expect(ranked('customer', both)[0]).toBe('Cases.CustomerStatusTerms');
  expect(ranked('address customer', both)[0]).toBe('AddressStatus.CustomerMode');
});

test('a reason says where each word stands, and in which language', () => {
  const plan = planSearch('delivery terms', vocabulary);
  if (plan === null) throw new Error('Nothing to search.');
  const { reasons } = rankCandidate(
    candidate({ labels: [{ language: 'en-US', text: 'Terms of delivery' }] }),
    plan,
  );
  expect(reasons).toEqual([
    {
      field: 'name',
      text: 'DeliveryTerms',
      language: null,
      how: 'exact',
      typed: null,
      ranges: [
        [0, 8],
        [8, 13],
      ],
    },
    {
      field: 'label',
      text: 'Terms of delivery',
      language: 'en-US',
      how: 'exact',
      typed: null,
      ranges: [
        [0, 5],
        [9, 17],
      ],
    },
  ]);
});

test.each([
  ['deliv', 'prefix', [0, 5]],
  ['eliver', 'inside', [1, 7]],
  ['terms', 'exact', [8, 13]],
])('of %s, found by %s, only what was typed is marked', (text, how, range) => {
  const plan = planSearch(text, vocabulary);
  if (plan === null) throw new Error('Nothing to search.');
  expect(rankCandidate(candidate({}), plan).reasons).toMatchObject([
    { field: 'name', how, ranges: [range] },
  ]);
});

test('a name of the developers that was typed in one is told as theirs', () => {
  const plan = planSearch('custtablee', new Vocabulary([], ['custtableentity', 'customersv3']));
  if (plan === null) throw new Error('Nothing to search.');
  const customers = candidate({
    kind: 'entity',
    name: 'CustomersV3',
    otherNames: ['CustTableEntity'],
  });
  expect(rankCandidate(customers, plan).reasons).toMatchObject([
    { field: 'aot_name', text: 'CustTableEntity', how: 'prefix', ranges: [[0, 10]] },
  ]);
});

test('of the names of an owner only the one that is shown is told', () => {
  const plan = planSearch('customer terms', vocabulary);
  if (plan === null) throw new Error('Nothing to search.');
  const { reasons } = rankCandidate(
    candidate({ owner: 'CustomersV3', ownerOtherName: 'CustomerV3' }),
    plan,
  );
  expect(reasons.map(({ field, text }) => [field, text])).toEqual([
    ['name', 'DeliveryTerms'],
    ['parent', 'CustomersV3'],
  ]);
});

test('a word that names a field says nothing about its owner', () => {
  const plan = planSearch('status', vocabulary);
  if (plan === null) throw new Error('Nothing to search.');
  const scoreIn = (owner: string): number =>
    rankCandidate(candidate({ name: 'Status', owner }), plan).score;
  expect(scoreIn('StatusModes')).toBe(scoreIn('VendorModes'));
});

test('a name that was typed in one is marked as a whole', () => {
  const plan = planSearch('customersv', vocabulary);
  if (plan === null) throw new Error('Nothing to search.');
  const customers = candidate({ kind: 'entity', name: 'CustomersV3', otherNames: ['CustomerV3'] });
  expect(rankCandidate(customers, plan).reasons).toEqual([
    {
      field: 'name',
      text: 'CustomersV3',
      language: null,
      how: 'prefix',
      typed: null,
      ranges: [[0, 10]],
    },
  ]);
});

test.each([
  ['custmer', 'customer', 'correction'],
  ['custmers', 'customer', 'correction'],
  ['adress', 'address', 'correction'],
  ['hodl', 'hold', 'correction'],
  ['terms', 'term', 'word'],
  ['supplier', 'vendor', 'synonym'],
  ['addresses', 'address', 'word'],
  ['vendors', 'vendor', 'word'],
  ['cust', 'customer', 'prefix'],
  ['dlv', 'delivery', 'abbreviation'],
  ['onholds', 'onholdstatus', 'prefix'],
  ['eliver', 'delivery', 'inside'],
])('%s stands for %s: %s', (typed, word, how) => {
  expect(planSearch(typed, vocabulary)?.words[0]?.forms.get(word)).toBe(how);
});

test('two letters may be the initials of a word', () => {
  const plan = planSearch('hr', new Vocabulary(['hrm', 'human'], []));
  expect(plan?.words[0]?.forms.get('human')).toBe('abbreviation');
});

test('a beginning of another word is taken for a misspelling only when guessing', () => {
  const german = new Vocabulary(['address', 'adresse'], []);
  const formsOf = (isGuessing: boolean) => [
    ...(planSearch('adress', german, isGuessing)?.words[0]?.forms.keys() ?? []),
  ];
  expect(formsOf(false)).not.toContain('address');
  expect(formsOf(true)).toContain('address');
});

test('nothing that is typed has a meaning for the index', () => {
  const plan = planSearch('"customer" OR {name} : * NEAR(x) -- \u0000 -(', vocabulary);
  if (plan === null) throw new Error('Nothing to search.');
  const plain = planSearch('customer delivery', vocabulary);
  if (plain === null) throw new Error('Nothing to search.');
  const asked = [plan, plain].flatMap((each) => Object.values(matchExpressions(each)));
  for (const expression of asked) {
    const outsideQuotes = (expression ?? '').replaceAll(/"[^"]*"/g, '');
    expect(outsideQuotes.replaceAll(/\b(AND|OR|name|label|context)\b|[{}()*: ]/g, '')).toBe('');
  }
});

test('a text without words asks for nothing', () => {
  expect(planSearch(' .,- ', vocabulary)).toBeNull();
});

test('what the index has not is not looked up there', () => {
  const plan = planSearch('customer delivery', vocabulary);
  const lacking = planSearch('customer zeppelin', vocabulary);
  if (plan === null || lacking === null) throw new Error('Nothing to search.');
  const asked = matchExpressions(plan).wide?.match(/"[^"]+"/g) ?? [];
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((word) => !vocabulary.has(word.slice(1, -1)))).toEqual([]);
  expect(new Set(Object.values(matchExpressions(lacking)))).toEqual(new Set([null]));
});

test('all words but one are asked for in a form that names each only as often as it must', () => {
  const few = new Vocabulary(['alpha', 'beta', 'gamma'], []);
  const relaxed = (text: string) => {
    const plan = planSearch(text, few);
    return plan && relaxedExpression(plan);
  };
  expect(relaxed('alpha beta gamma')).toBe(
    '{name label} : (("alpha") OR ("beta") OR ("gamma")) AND ' +
      '((("alpha") AND (("beta") OR ("gamma"))) OR (("beta") AND ("gamma")))',
  );
  expect(relaxed('alpha zeppelin gamma')).toContain('("alpha") AND (("gamma"))');
  expect(relaxed('alpha zeppelin airship')).toBeNull();
  expect(relaxed('alpha beta')).toBeNull();
});

test('what stands for something is found by the name of what it stands for', () => {
  const words = ['main', 'accounts', 'ledgers', 'sachkonto'];
  const plan = planSearch('Sachkonto', new Vocabulary(words, ['mainaccounts']));
  if (plan === null) throw new Error('Nothing to search.');
  expect(plan.meantName).toBe('mainaccount');
  expect(plan.calledNames).toEqual(['mainaccounts']);
  const called = (name: string): number => matchWholeName(candidate({ name }), plan);
  expect(called('MainAccounts')).toBeGreaterThan(called('MainAccountCategories'));
});

test('a name is meant whatever its number and version', () => {
  const names = (text: string) => planSearch(text, vocabulary)?.calledNames;
  expect(names('customer')).toEqual(['customers', 'customersv3']);
  expect(names('delivery terms')).toEqual(['deliveryterms']);
});

test('a single letter that could be a plural is not taken for a version alone', () => {
  expect(planSearch('s', new Vocabulary(['s', 'v2', 'v3'], []))?.calledNames).toEqual(['s']);
});

test('a value that is called by a word of no weight is found with the words of its enumeration', () => {
  const plan = planSearch('blocked all', new Vocabulary(['all', 'blocked', 'vendor'], []));
  if (plan === null) throw new Error('Nothing to search.');
  expect(matchExpressions(plan).wide).toContain('{name} : ("all") AND {context} : (("blocked"))');
  const all = candidate({ kind: 'enumeration_member', name: 'All', owner: 'CustVendorBlocked' });
  const field = candidate({ name: 'IsBlocked', owner: 'RetailStaffMembers' });
  const score = (each: Candidate): number => rankCandidate(each, plan).score;
  expect(score(all)).toBeGreaterThan(score(field));
});

test('a name that was typed in one is not taken for a value', () => {
  const plan = planSearch('custTable', new Vocabulary(['cust', 'table'], []));
  if (plan === null) throw new Error('Nothing to search.');
  expect(matchExpressions(plan).wide).not.toContain('{context}');
});

test('a name that was typed in one with a mistake says so, and is a guess', () => {
  const plan = planSearch('Custmersv3', new Vocabulary([], ['customersv3']));
  if (plan === null) throw new Error('Nothing to search.');
  const customers = candidate({ kind: 'entity', name: 'CustomersV3' });
  const other = candidate({ kind: 'entity', name: 'VendorsV2' });
  const { reasons, score } = rankCandidate(customers, plan);
  expect(reasons).toMatchObject([{ field: 'name', how: 'correction', typed: 'custmersv3' }]);
  expect(score).toBeLessThan(rankCandidate(other, plan).score);
});
