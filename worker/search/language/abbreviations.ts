/**
 * How the product's names shorten words. Looked up both ways: who types `customer` also finds `cust…`, and the
 * other way round. Single words only; one short form may stand for several long ones.
 */
const SHORT_FORMS: Readonly<Record<string, readonly string[]>> = {
  ac: ['account'],
  acct: ['account'],
  addr: ['address'],
  agr: ['agreement'],
  amt: ['amount'],
  cat: ['category'],
  conv: ['conversion'],
  cur: ['currency'],
  curr: ['currency'],
  cust: ['customer'],
  dept: ['department'],
  desc: ['description'],
  dim: ['dimension'],
  disc: ['discount'],
  dlv: ['delivery'],
  doc: ['document'],
  emp: ['employee', 'employment'],
  exch: ['exchange'],
  fin: ['financial'],
  hcm: ['worker', 'employee'],
  hr: ['human'],
  inv: ['invoice', 'inventory'],
  invent: ['inventory'],
  jour: ['journal'],
  loc: ['location'],
  num: ['number'],
  org: ['organization'],
  params: ['parameters'],
  pct: ['percent'],
  pmt: ['payment'],
  prod: ['production', 'product'],
  proj: ['project'],
  purch: ['purchase'],
  pymt: ['payment'],
  qty: ['quantity'],
  recid: ['record'],
  ref: ['reference'],
  req: ['requirement', 'requisition', 'requested'],
  ret: ['return'],
  seq: ['sequence'],
  trans: ['transaction'],
  vend: ['vendor'],
  wh: ['warehouse'],
  whs: ['warehouse'],
};

/** Words of other systems and of everyday speech for what the product calls otherwise. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  absence: ['leave'],
  article: ['item', 'product'],
  cancelled: ['canceled'],
  center: ['centre'],
  centre: ['center'],
  client: ['customer'],
  creditor: ['vendor'],
  debtor: ['customer'],
  employee: ['worker'],
  item: ['product'],
  personnel: ['worker'],
  postcode: ['zip'],
  postal: ['zip'],
  product: ['item'],
  provider: ['vendor'],
  sku: ['item'],
  staff: ['worker'],
  stock: ['inventory'],
  supplier: ['vendor'],
  vat: ['tax'],
};

/**
 * German words of everyday speech for what the German product calls otherwise, with the English words that names
 * have: they are known before a German label was read. Keys are stems, or words whose stem is English too.
 */
const GERMAN: Readonly<Record<string, readonly string[]>> = {
  anlag: ['asset'],
  artikel: ['item', 'product'],
  grupp: ['group'],
  hauptbuch: ['ledger'],
  kund: ['debitor', 'customer'],
  lager: ['inventory', 'warehouse'],
  lieferant: ['kreditor', 'vendor'],
  meng: ['quantity'],
  mitarbeiter: ['arbeitskraft', 'worker', 'employee'],
  positionen: ['lines'],
  preis: ['price'],
  rechnung: ['invoice'],
  wahrung: ['currency'],
  zahlung: ['payment'],
};

const LONG_FORMS = invert(SHORT_FORMS);

export interface OtherForm {
  readonly word: string;
  readonly how: 'abbreviation' | 'synonym';
}

/** Other forms of a folded word or of its stem; none for most words. They stand for their plurals too. */
export function otherForms(word: string, stem: string): readonly OtherForm[] {
  return [...new Set([word, stem])].flatMap((form) => [
    ...as('abbreviation', wordsFor(form, SHORT_FORMS)),
    ...as('abbreviation', LONG_FORMS.get(form)),
    ...as('synonym', wordsFor(form, SYNONYMS)),
    ...as('synonym', wordsFor(form, GERMAN)),
  ]);
}

/** Only what was written there: `constructor` is a word of every object. */
function wordsFor(
  form: string,
  table: Readonly<Record<string, readonly string[]>>,
): readonly string[] | undefined {
  return Object.hasOwn(table, form) ? table[form] : undefined;
}

function as(how: OtherForm['how'], words: readonly string[] = []): readonly OtherForm[] {
  return words.map((word) => ({ word, how }));
}

function invert(forms: Readonly<Record<string, readonly string[]>>): Map<string, string[]> {
  const inverted = new Map<string, string[]>();
  for (const [short, longs] of Object.entries(forms)) {
    for (const long of longs) inverted.set(long, [...(inverted.get(long) ?? []), short]);
  }
  return inverted;
}
