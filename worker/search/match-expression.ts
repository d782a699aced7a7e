import type { MatchReason } from '#contract/search.ts';
import { otherForms } from './abbreviations.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fold, wordsOfText } from './words.ts';

const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 64;
/** The index has ready lists for prefixes up to this length. */
const INDEXED_PREFIX_LENGTH = 3;
const MAX_FORMS = 24;
const MAX_INSIDE_FORMS = 12;
const MAX_CORRECTIONS = 3;

/** How a word of the query is looked for. */
export interface SearchedWord {
  readonly typed: string;
  /** Whole words of the index and how they stand for what was typed, the best first. */
  readonly forms: ReadonlyMap<string, FormKind>;
  /** Everything that begins so is searched too; for words too short to list. */
  readonly prefix: string | null;
}

export type FormKind = MatchReason['how'];
type Form = readonly [word: string, kind: FormKind];

export interface SearchPlan {
  readonly words: readonly SearchedWord[];
  /** The words written in one, when there are several: `delivery terms` also means `deliveryterms`. */
  readonly wholeName: string | null;
}

/**
 * What a text asks for, given the words that exist. Null if it has no word at all. `isGuessing` also looks for parts
 * of words and misspellings of words that do exist: `adress` is German for the beginning of `Adresse`.
 */
export function planSearch(
  text: string,
  vocabulary: Vocabulary,
  isGuessing = false,
): SearchPlan | null {
  const typed = wordsOfText(text)
    .map((word) => fold(word.text).slice(0, MAX_WORD_LENGTH))
    .slice(0, MAX_WORDS);
  if (typed.length === 0) return null;
  const words = [...new Set(typed)].map((word) => planWord(word, vocabulary, isGuessing));
  return { words, wholeName: typed.length > 1 ? typed.join('') : null };
}

export interface MatchExpressions {
  /** Things that are called so, whatever their number and version: `customer` is CustomersV3. */
  readonly called: string;
  /** Words as they were typed, or their singular or plural. */
  readonly exact: string;
  /** With everything else that a word may stand for; finds all that `exact` finds. */
  readonly wide: string;
}

/**
 * The FTS5 expressions for a plan: every word somewhere, and at least one in the thing's own name or label, so
 * that `customer` does not list all fields of every customer entity.
 */
export function matchExpressions({ words, wholeName }: SearchPlan): MatchExpressions {
  const whole = wholeName === null ? '' : ` OR {name} : ${quote(wholeName)}`;
  return {
    called: `{name} : ${anyOf(namesOf(wholeName ?? words[0]?.typed ?? ''))}`,
    exact: everyWord(words.map(exactForms)) + whole,
    wide: everyWord(words.map(anyForm)) + whole,
  };
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

function exactForms({ typed, forms }: SearchedWord): string {
  const exact = [...forms].filter(([, kind]) => kind === 'exact' || kind === 'word');
  return anyOf([...new Set([...exact.map(([word]) => word), `${typed}s`])]);
}

function anyForm({ forms, prefix }: SearchedWord): string {
  const words = anyOf([...forms.keys()]);
  return prefix === null ? words : `(${quote(prefix)}* OR ${words})`;
}

function anyOf(words: readonly string[]): string {
  return `(${words.map(quote).join(' OR ')})`;
}

function planWord(typed: string, vocabulary: Vocabulary, isGuessing: boolean): SearchedWord {
  const exact: Form = [typed, 'exact'];
  if (typed.length <= INDEXED_PREFIX_LENGTH) {
    return { typed, prefix: typed, forms: formMap([exact, ...abbreviations(typed)]) };
  }
  const longer = as('prefix', vocabulary.wordsWithPrefix(typed, MAX_FORMS));
  const usual = [...singulars(typed, vocabulary), ...longer];
  // Only if there are none it is worth looking where nobody expects it.
  const others = usual.length > 0 && !isGuessing ? usual : [...usual, ...rarer(typed, vocabulary)];
  return { typed, prefix: null, forms: formMap([exact, ...others, ...abbreviations(typed)]) };
}

/** The first kind of a word counts. */
function formMap(forms: readonly Form[]): ReadonlyMap<string, FormKind> {
  return new Map(forms.toReversed());
}

function as(kind: FormKind, words: readonly string[]): readonly Form[] {
  return words.map((word) => [word, kind]);
}

/** Of a plural that people type though names are singular. */
function singulars(typed: string, vocabulary: Vocabulary): readonly Form[] {
  const singular = typed.endsWith('ies')
    ? `${typed.slice(0, -3)}y`
    : typed.endsWith('s')
      ? typed.slice(0, -1)
      : null;
  if (singular === null || singular.length < 3) return [];
  const exists = vocabulary.wordsWithPrefix(singular, 1)[0] === singular;
  return exists ? as('word', [singular]) : [];
}

function abbreviations(typed: string): readonly Form[] {
  return as('abbreviation', otherForms(typed));
}

/** Names written in one, then parts of words, then misspellings: each only if the ones before are absent. */
function rarer(typed: string, vocabulary: Vocabulary): readonly Form[] {
  const wholeNames = vocabulary.wholeNamesWithPrefix(typed, MAX_FORMS);
  if (wholeNames.length > 0) return as('prefix', wholeNames);
  const containing = vocabulary
    .wordsContaining(typed, MAX_INSIDE_FORMS)
    .filter((word) => !word.startsWith(typed));
  if (containing.length > 0) return as('inside', containing);
  const similarity = { maxDistance: typed.length < 8 ? 1 : 2, limit: MAX_CORRECTIONS };
  const similar = vocabulary.wordsSimilarTo(typed, similarity);
  // Who means `customer` also means `customers`.
  const longer = similar.flatMap((word) => vocabulary.wordsWithPrefix(word, MAX_FORMS));
  return as('correction', [...similar, ...longer]);
}

/** A string in FTS5's sense: nothing inside it has a meaning. */
function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
