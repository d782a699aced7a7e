import type { SearchedWord, SearchPlan } from './plan-search.ts';

export interface MatchExpressions {
  /** Things that are called so, whatever their number and version: `customer` is CustomersV3. */
  readonly called: string;
  /** As `exact`, and the owner has one of the words too: SalesOrderNumber of SalesOrderHeadersV2. */
  readonly owned: string;
  /** Words as they were typed, or another number or case of them. */
  readonly exact: string;
  /** With everything else that a word may stand for; finds all that `exact` finds. */
  readonly wide: string;
}

/**
 * The FTS5 expressions for a plan: every word somewhere, and at least one in the thing's own name or label, so
 * that `customer` does not list all fields of every customer entity.
 */
export function matchExpressions(plan: SearchPlan): MatchExpressions {
  const words = requiredWords(plan);
  const whole = plan.wholeName === words[0]?.typed ? '' : ` OR {name} : ${quote(plan.wholeName)}`;
  const exact = everyWord(words.map(exactForms)) + whole;
  return {
    called: `{name} : ${anyOf(namesOf(plan.wholeName))}`,
    owned: `(${exact}) AND {context} : (${words.map(anyForm).join(' OR ')})`,
    exact,
    wide: everyWord(words.map(anyForm)) + whole,
  };
}

/** All words but one of them, whichever; null where that would leave less than two. */
export function relaxedExpression(plan: SearchPlan): string | null {
  const words = requiredWords(plan);
  if (words.length < 3) return null;
  return words
    .map((left) => everyWord(words.filter((word) => word !== left).map(anyForm)))
    .join(' OR ');
}

/** These words in the thing's own name or label. */
export function ownExpression(words: readonly SearchedWord[]): string {
  return `{name label} : (${words.map(anyForm).join(' AND ')})`;
}

/** Things of which one of the names is among these, written in one. */
export function namedExpression(names: readonly string[]): string {
  return `{name} : ${anyOf(names)}`;
}

export function requiredWords(plan: SearchPlan): readonly SearchedWord[] {
  return plan.words.filter((word) => !word.isOptional);
}

/** As they are written in one in the index. The bare singular is a word of too many names to tell anything. */
function namesOf(whole: string): readonly string[] {
  const plural = whole.endsWith('s') ? whole : `${whole}s`;
  const singular = plural.slice(0, -1);
  return [plural, ...VERSIONS.flatMap((version) => [singular + version, plural + version])];
}

const VERSIONS = ['v2', 'v3', 'v4', 'v5'];

function everyWord(forms: readonly string[]): string {
  return `({name label} : (${forms.join(' OR ')}) AND ${forms.join(' AND ')})`;
}

function exactForms({ typed, meant, forms }: SearchedWord): string {
  const exact = [...forms].filter(
    ([word, kind]) => kind === 'exact' || kind === 'word' || (typed !== meant && word === meant),
  );
  return anyOf(exact.map(([word]) => word));
}

function anyForm({ forms, prefix }: SearchedWord): string {
  const words = anyOf([...forms.keys()]);
  return prefix === null ? words : `(${quote(prefix)}* OR ${words})`;
}

/** A text without words is found nowhere, which is what nothing to choose from means. */
function anyOf(words: readonly string[]): string {
  return `(${words.length === 0 ? quote('') : words.map(quote).join(' OR ')})`;
}

/** A string in FTS5's sense: nothing inside it has a meaning. */
function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
