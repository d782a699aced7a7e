import { expect, test } from 'vitest';
import { matchExpressions, planSearch } from '../../../worker/search/match-expression.ts';
import { rankCandidate, type Candidate } from '../../../worker/search/rank-candidate.ts';
import { Vocabulary } from '../../../worker/search/vocabulary.ts';

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

test('an entity comes before the values and fields that share its name', () => {
  expect(
    ranked('customer', [
      { kind: 'enumeration_member', name: 'Customer', owner: 'CaseLogType' },
      { kind: 'property', name: 'Customer', owner: 'CaseLogs' },
      { kind: 'entity', name: 'CustomersV3' },
    ])[0],
  ).toBe('CustomersV3');
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
      ranges: [
        [0, 5],
        [9, 17],
      ],
    },
  ]);
});

test('a name that was typed in one is marked as a whole', () => {
  const plan = planSearch('customersv', vocabulary);
  if (plan === null) throw new Error('Nothing to search.');
  const customers = candidate({ kind: 'entity', name: 'CustomersV3', otherNames: ['CustomerV3'] });
  expect(rankCandidate(customers, plan).reasons).toEqual([
    { field: 'name', text: 'CustomersV3', language: null, how: 'prefix', ranges: [[0, 10]] },
  ]);
});

test.each([
  ['custmer', 'customer', 'correction'],
  ['adress', 'address', 'correction'],
  ['terms', 'term', 'word'],
  ['supplier', 'vendor', 'abbreviation'],
  ['cust', 'customer', 'prefix'],
  ['dlv', 'delivery', 'abbreviation'],
  ['onholds', 'onholdstatus', 'prefix'],
  ['eliver', 'delivery', 'inside'],
])('%s stands for %s: %s', (typed, word, how) => {
  expect(planSearch(typed, vocabulary)?.words[0]?.forms.get(word)).toBe(how);
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
  for (const expression of Object.values(matchExpressions(plan))) {
    const outsideQuotes = expression.replaceAll(/"[^"]*"/g, '');
    expect(outsideQuotes.replaceAll(/\b(AND|OR|name|label)\b|[{}()*: ]/g, '')).toBe('');
  }
});

test('a text without words asks for nothing', () => {
  expect(planSearch(' .,- ', vocabulary)).toBeNull();
});
