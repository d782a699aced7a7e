import type { SearchedWord, SearchPlan } from './plan-search.ts';

/** FTS5; null where the index has nothing that could match. */
type Expression = string | null;

export interface MatchExpressions {
  /** Things that are called so, whatever their number and version: `customer` is CustomersV3. */
  readonly called: Expression;
  /** As `exact`, and the owner has one of the words too: SalesOrderNumber of SalesOrderHeadersV2. */
  readonly owned: Expression;
  /** Words as they were typed, or another number or case of them. */
  readonly exact: Expression;
  /** With everything else that a word may stand for; finds all that `exact` finds. */
  readonly wide: Expression;
  /** As `exact` and `wide`, for what belongs to nothing: all words are its own. */
  readonly ownExact: Expression;
  readonly ownWide: Expression;
}

/**
 * The FTS5 expressions for a plan: every word somewhere, and at least one in the thing's own name or label, so
 * that `customer` does not list all fields of every customer entity. Each word in an expression is looked up in every
 * piece of the index, which takes longer than reading what is found: none stands there twice without need.
 */
export function matchExpressions(plan: SearchPlan): MatchExpressions {
  const words = requiredWords(plan);
  const isWholeWord = plan.wholeName === words[0]?.typed;
  const whole = plan.isName && !isWholeWord ? `{name} : ${quote(plan.wholeName)}` : null;
  const exact = words.map(exactForms);
  const wide = words.map(anyForm);
  const found = either(everyWord(exact), whole);
  return {
    called: plan.calledNames.length === 0 ? null : namedExpression(plan.calledNames),
    owned: found && `(${found}) AND {context} : (${wide.filter(isPresent).join(' OR ')})`,
    exact: found,
    wide: either(either(everyWord(wide), whole), valueExpression(plan)),
    ownExact: either(allOf(exact), whole),
    ownWide: either(allOf(wide), whole),
  };
}

/** All words but one of them, whichever; null where that would leave less than two, or nothing has so many. */
export function relaxedExpression(plan: SearchPlan): string | null {
  const words = requiredWords(plan).map(anyForm);
  if (words.length < 3) return null;
  const all = allButOne(words);
  return all && `{name label} : (${words.filter(isPresent).join(' OR ')}) AND (${all})`;
}

/** These words in the thing's own name or label; null where the index lacks one of them. */
export function ownExpression(words: readonly SearchedWord[]): string | null {
  const all = allOf(words.map(anyForm));
  return all && `{name label} : (${all})`;
}

/** Things of which one of the names is among these, written in one. */
export function namedExpression(names: readonly string[]): string {
  return `{name} : ${anyOf(names) ?? quote('')}`;
}

/**
 * Things that are called by a word that otherwise only holds a question together, of owners that have all others:
 * `blocked all` is the value All of CustVendorBlocked.
 */
function valueExpression(plan: SearchPlan): Expression {
  if (plan.isTypedInOne) return null;
  const fillers = plan.words
    .filter(({ isOptional }) => isOptional)
    .map(({ present }) => [...present]);
  const name = anyOf(fillers.flat());
  const owner = allOf(requiredWords(plan).map(anyForm));
  return name === null || owner === null ? null : `({name} : ${name} AND {context} : (${owner}))`;
}

export function requiredWords(plan: SearchPlan): readonly SearchedWord[] {
  return plan.words.filter((word) => !word.isOptional);
}

function everyWord(forms: readonly Expression[]): Expression {
  const all = allOf(forms);
  if (all === null) return null;
  return forms.length === 1
    ? `({name label} : ${all})`
    : `({name label} : (${forms.join(' OR ')}) AND ${all})`;
}

/** Null where one of them cannot match. */
function allOf(forms: readonly Expression[]): Expression {
  return forms.every(isPresent) ? forms.join(' AND ') : null;
}

/** The first and all others but one, or all others. */
function allButOne([first = null, ...others]: readonly Expression[]): Expression {
  if (others.length <= 1) return either(first, others[0] ?? null);
  const left = allButOne(others);
  const withFirst = first && left && `(${first} AND (${left}))`;
  const without = allOf(others);
  return either(withFirst, without && `(${without})`);
}

function either(one: Expression, other: Expression): Expression {
  return one === null || other === null ? (one ?? other) : `${one} OR ${other}`;
}

function isPresent(form: Expression): form is string {
  return form !== null;
}

function exactForms({ typed, meant, forms, present }: SearchedWord): Expression {
  const exact = [...present].filter((word) => {
    const kind = forms.get(word);
    return kind === 'exact' || kind === 'word' || (typed !== meant && word === meant);
  });
  return anyOf(exact);
}

function anyForm({ present, prefix }: SearchedWord): Expression {
  const others = [...present].filter((word) => prefix === null || !word.startsWith(prefix));
  const words = anyOf(others);
  if (prefix === null) return words;
  return words === null ? `${quote(prefix)}*` : `(${quote(prefix)}* OR ${words})`;
}

function anyOf(words: readonly string[]): Expression {
  return words.length === 0 ? null : `(${words.map(quote).join(' OR ')})`;
}

/** A string in FTS5's sense: nothing inside it has a meaning. */
function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
