import { expect, test } from 'vitest';
import { compilePatterns } from '../../../worker/search/name-pattern.ts';
import { planSearch } from '../../../worker/search/plan-search.ts';
import { spellingsOf } from '../../../worker/search/language/spellings.ts';
import { splitCompound } from '../../../worker/search/language/split-compound.ts';
import { stemOf } from '../../../worker/search/language/stem.ts';
import { Vocabulary } from '../../../worker/search/language/vocabulary.ts';
import { fold } from '../../../worker/search/language/words.ts';

test.each([
  ['groups', 'group'],
  ['addresses', 'address'],
  ['taxes', 'tax'],
  ['currencies', 'currency'],
  ['invoices', 'invoice'],
  ['Debitoren', 'Debitor'],
  ['Lieferbedingungen', 'Lieferbedingung'],
  ['Köpfe', 'Kopf'],
  ['Hauptkonten', 'Hauptkonto'],
  ['Kunden', 'Kunde'],
  ['Auftrags', 'Auftrag'],
  ['Nummernkreise', 'Nummernkreis'],
  ['valores', 'valor'],
])('%s and %s are the same word', (plural, singular) => {
  expect(stemOf(fold(plural))).toBe(stemOf(fold(singular)));
});

test.each([
  ['customer', 'custom'],
  ['status', 'statu'],
  ['sales', 'salary'],
  ['order', 'orde'],
  ['analysis', 'analysi'],
])('%s and %s are two words', (one, other) => {
  expect(stemOf(one)).not.toBe(stemOf(other));
});

test('a compound that nothing has is taken apart where both parts are known', () => {
  const known = new Set(['kunden', 'gruppe', 'auftrag', 'position', 'delivery', 'terms']);
  const isKnown = (word: string): boolean => known.has(word);
  expect(splitCompound('kundengruppe', isKnown)).toEqual(['kunden', 'gruppe']);
  expect(splitCompound('auftragsposition', isKnown)).toEqual(['auftrag', 'position']);
  expect(splitCompound('deliveryterms', isKnown)).toEqual(['delivery', 'terms']);
  expect(splitCompound('postgruppe', (word) => ['post', 'gruppe'].includes(word))).toEqual([
    'post',
    'gruppe',
  ]);
  expect(splitCompound('kundenkonto', isKnown)).toBeNull();
  // Only some letters may stand between both.
  expect(splitCompound('auftragxyposition', isKnown)).toBeNull();
});

test('the beginning of a longer word, or of a name written in one, is not taken apart', () => {
  const words = ['delivery', 'term', 'terms'];
  const typed = (vocabulary: Vocabulary) =>
    planSearch('deliveryterm', vocabulary)?.words.map((word) => word.typed);
  expect(typed(new Vocabulary(words, []))).toEqual(['delivery', 'term']);
  expect(typed(new Vocabulary(words, ['deliveryterms']))).toEqual(['deliveryterm']);
  expect(planSearch('saleterm', new Vocabulary(['sale', 'term'], []))?.words).toHaveLength(2);
  const longer = ['delivery', 'deliverytermcode', 'term', 'terms'];
  expect(typed(new Vocabulary(longer, []))).toEqual(['deliveryterm']);
});

test('who misspells a word begins it with the right letter', () => {
  const vocabulary = new Vocabulary(['area', 'bank', 'banks'], []);
  const similar = (word: string) => vocabulary.wordsSimilarTo(word, { maxDistance: 1, limit: 3 });
  expect(similar('bonk')).toEqual(['bank']);
  expect(similar('aank')).toEqual([]);
});

test('a word that the product shortens finds its short form, and each of several', () => {
  const formsOf = (text: string, ...words: readonly string[]) =>
    planSearch(text, new Vocabulary(words.toSorted(), []))?.words[0]?.forms;
  expect(formsOf('delivery', 'dlv')?.get('dlv')).toBe('abbreviation');
  const warehouse = formsOf('warehouse', 'wh', 'whs');
  expect(['wh', 'whs'].map((word) => warehouse?.get(word))).toEqual([
    'abbreviation',
    'abbreviation',
  ]);
  expect(formsOf('dlv', 'delivery')?.get('delivery')).toBe('abbreviation');
});

test('letters that a keyboard lacks may be written as others', () => {
  expect(spellingsOf('masseinheit')).toContain('maßeinheit');
  expect(spellingsOf('waehrung')).toContain('wahrung');
});

test('initials stand for several words, of which each must be there', () => {
  const vocabulary = new Vocabulary(['lines', 'order', 'purchase'], []);
  const plan = planSearch('PO lines', vocabulary);
  expect(plan?.words.map(({ typed, meant }) => [typed, meant])).toEqual([
    ['po', 'purchase'],
    ['po', 'order'],
    ['lines', 'lines'],
  ]);
});

test('two words that mean others are read together, and the second still counts for itself', () => {
  const vocabulary = new Vocabulary(['account', 'ledger', 'main', 'product', 'released'], []);
  const meant = (text: string) =>
    planSearch(text, vocabulary)?.words.map((word) => [word.typed, word.meant]);
  expect(meant('ledger account')).toEqual([
    ['ledger', 'main'],
    ['account', 'account'],
  ]);
  expect(meant('item master')).toEqual([
    ['item', 'released'],
    ['item', 'product'],
    ['master', 'master'],
  ]);
  expect(meant('account ledger')).toEqual([
    ['account', 'account'],
    ['ledger', 'ledger'],
  ]);
});

test('words that hold a question together are not asked of what is found', () => {
  const vocabulary = new Vocabulary(['address', 'customer', 'of', 'a'], []);
  const optional = planSearch('address of a customer', vocabulary)?.words;
  expect(optional?.filter((word) => word.isOptional).map(({ typed }) => typed)).toEqual([
    'of',
    'a',
  ]);
  // Alone they are all there is to look for.
  expect(planSearch('of', vocabulary)?.words.some((word) => word.isOptional)).toBe(false);
});

test.each([
  [{ text: '%customer%', isAtStart: false, isAtEnd: false }, ['CustomersV3', 'MainCustomers']],
  [{ text: 'customer', isAtStart: true, isAtEnd: false }, ['CustomersV3']],
  [{ text: 'groups', isAtStart: false, isAtEnd: true }, ['VendorGroups']],
  [{ text: 'main%ers', isAtStart: true, isAtEnd: true }, ['MainCustomers']],
  [{ text: 'Main_Cust%', isAtStart: true, isAtEnd: true }, ['MainCustomers']],
  [{ text: 'main%main', isAtStart: true, isAtEnd: true }, []],
  [{ text: 'mainc%customers', isAtStart: true, isAtEnd: true }, []],
  [{ text: 'ers%group', isAtStart: false, isAtEnd: false }, []],
  [{ text: 'customers', isAtStart: true, isAtEnd: true }, []],
  [{ text: '.*', isAtStart: true, isAtEnd: true }, []],
])('the pattern %o fits %o', (pattern, names) => {
  const isNamed = compilePatterns([pattern]);
  expect(['CustomersV3', 'MainCustomers', 'VendorGroups'].filter(isNamed)).toEqual(names);
});

test('words that every object has mean nothing else', () => {
  const plan = planSearch('constructor', new Vocabulary(['constructor'], []));
  expect(plan?.words.map(({ forms }) => [...forms])).toEqual([[['constructor', 'exact']]]);
});

test('a pattern of many parts takes no longer than the name is long', () => {
  const name = 'CustomerSettlementAttributeDeliveryTermsCode'.repeat(20);
  const fits = (text: string): boolean =>
    compilePatterns([{ text, isAtStart: false, isAtEnd: false }])(name);
  expect(fits(`%${'e%'.repeat(100)}`)).toBe(true);
  expect(fits(`%${'e%'.repeat(100)}9%`)).toBe(false);
});
