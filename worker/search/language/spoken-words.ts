/**
 * What people call by its initials, by one word where the product has several, or by other words than the product.
 * Keys are stems, separated by spaces.
 */
const EXPANSIONS: Readonly<Record<string, readonly string[]>> = {
  ap: ['accounts', 'payable'],
  ar: ['accounts', 'receivable'],
  auftrag: ['sales', 'order'],
  auftragsposition: ['sales', 'order', 'line'],
  bestellung: ['purchase', 'order'],
  bom: ['bill', 'materials'],
  fa: ['fixed', 'asset'],
  gl: ['general', 'ledger'],
  'gl account': ['main', 'account'],
  incoterm: ['delivery', 'terms'],
  'ledger account': ['main', 'account'],
  'item master': ['released', 'product'],
  lieferdatum: ['delivery', 'date'],
  onhand: ['on', 'hand'],
  po: ['purchase', 'order'],
  rfq: ['request', 'quotation'],
  sachkont: ['main', 'account'],
  so: ['sales', 'order'],
  stucklist: ['bill', 'materials'],
  uom: ['unit', 'measure'],
  verkaufsauftrag: ['sales', 'order'],
};

/** Words that hold a question together. They count where a name has them, and are not asked of one that has not. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    'a all an and are at by for from in is of on or our per the to used what which who with ' +
    'das dem den der des die ein eine fur im in mit und von vom welche zu zum zur'
  ).split(' '),
);

/** Words for the thing as a whole, which its name seldom has: the customer master is the list of customers. */
const WHOLE_THINGS: ReadonlySet<string> = new Set(
  'data entity entities general list master record records table tables'.split(' '),
);

/** The words meant by a stem, or by two stems that follow each other; null where they mean themselves. */
export function expansionOf(...stems: readonly string[]): readonly string[] | null {
  const key = stems.join(' ');
  return (Object.hasOwn(EXPANSIONS, key) ? EXPANSIONS[key] : undefined) ?? null;
}

/** True if a name may lack the word and still be what was meant. */
export function isOptional(word: string): boolean {
  return FILLERS.has(word) || WHOLE_THINGS.has(word);
}
