/**
 * How the product's names shorten words. Looked up both ways: who types `customer` also finds `cust…`, and the
 * other way round. Single words only; one short form may stand for several long ones.
 */
const SHORT_FORMS: Readonly<Record<string, readonly string[]>> = {
  acct: ['account'],
  addr: ['address'],
  amt: ['amount'],
  bom: ['bill'],
  cat: ['category'],
  cur: ['currency'],
  cust: ['customer'],
  dept: ['department'],
  desc: ['description'],
  dim: ['dimension'],
  dlv: ['delivery'],
  doc: ['document'],
  emp: ['employee'],
  exch: ['exchange'],
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
  po: ['purchase'],
  prod: ['production', 'product'],
  proj: ['project'],
  purch: ['purchase'],
  qty: ['quantity'],
  ref: ['reference'],
  req: ['requirement', 'requisition'],
  ret: ['return'],
  so: ['sales'],
  trans: ['transaction', 'transactions'],
  vend: ['vendor'],
  whs: ['warehouse'],
};

/** Words of other systems and of everyday speech for what the product calls otherwise. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  article: ['item', 'product'],
  client: ['customer'],
  creditor: ['vendor'],
  debtor: ['customer'],
  gl: ['ledger'],
  item: ['product'],
  product: ['item'],
  sku: ['item'],
  staff: ['worker'],
  stock: ['inventory'],
  supplier: ['vendor'],
  vat: ['tax'],
};

const LONG_FORMS = invert(SHORT_FORMS);

/** Other forms of a folded word, or of its singular; none for most words. */
export function otherForms(word: string): readonly string[] {
  const singular = word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
  return [word, singular].flatMap((form) => [
    ...(SHORT_FORMS[form] ?? []),
    ...(LONG_FORMS.get(form) ?? []),
    ...(SYNONYMS[form] ?? []),
  ]);
}

function invert(forms: Readonly<Record<string, readonly string[]>>): Map<string, string[]> {
  const inverted = new Map<string, string[]>();
  for (const [short, longs] of Object.entries(forms)) {
    for (const long of longs) inverted.set(long, [...(inverted.get(long) ?? []), short]);
  }
  return inverted;
}
