import { otherForms } from './abbreviations.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fold, wordsOfText } from './words.ts';

const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 64;
/** The index has ready lists for prefixes up to this length. */
const INDEXED_PREFIX_LENGTH = 3;
const MAX_FORMS = 48;
const MAX_INSIDE_FORMS = 12;
const MAX_CORRECTIONS = 3;

/** How a word of the query is looked for. */
export interface SearchedWord {
  readonly typed: string;
  /** Whole words of the index, the best first. */
  readonly forms: readonly SearchedForm[];
  /** Everything that begins so is searched too; for words too short to list. */
  readonly prefix: string | null;
}

export interface SearchedForm {
  readonly word: string;
  readonly how: 'exact' | 'prefix' | 'word' | 'inside' | 'abbreviation' | 'correction';
}

export interface SearchPlan {
  readonly words: readonly SearchedWord[];
  /** The words written in one, when there are several: `delivery terms` also means `deliveryterms`. */
  readonly wholeName: string | null;
}

/** What a text asks for, given the words that exist. Null if it has no word at all. */
export function planSearch(text: string, vocabulary: Vocabulary): SearchPlan | null {
  const typed = wordsOfText(text)
    .map((word) => fold(word.text).slice(0, MAX_WORD_LENGTH))
    .slice(0, MAX_WORDS);
  if (typed.length === 0) return null;
  const words = [...new Set(typed)].map((word) => planWord(word, vocabulary));
  return { words, wholeName: typed.length > 1 ? typed.join('') : null };
}

/**
 * The FTS5 expression for a plan: every word somewhere, and at least one in the thing's own name or label, so
 * that `customer` does not list all fields of every customer entity. Null if a word has no form at all.
 */
export function matchExpression({ words, wholeName }: SearchPlan): string | null {
  const alternatives = words.map(anyForm);
  const everyWord = alternatives.every((alternative) => alternative !== null)
    ? `({name label} : (${alternatives.join(' OR ')}) AND ${alternatives.join(' AND ')})`
    : null;
  const whole = wholeName === null ? null : `{name} : ${quote(wholeName)}`;
  const parts = [everyWord, whole].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' OR ');
}

function planWord(typed: string, vocabulary: Vocabulary): SearchedWord {
  if (typed.length <= INDEXED_PREFIX_LENGTH) {
    return {
      typed,
      prefix: typed,
      forms: [{ word: typed, how: 'exact' }, ...abbreviations(typed)],
    };
  }
  const longer = vocabulary.wordsWithPrefix(typed, MAX_FORMS);
  const usual = [...singulars(typed, vocabulary), ...longer.map(asPrefixForm)];
  const forms = distinct([
    { word: typed, how: 'exact' },
    ...(usual.length > 0 ? usual : rarer(typed, vocabulary)),
    ...abbreviations(typed),
  ]);
  return { typed, prefix: null, forms };
}

function asPrefixForm(word: string): SearchedForm {
  return { word, how: 'prefix' };
}

/** Of a plural that people type though names are singular. */
function singulars(typed: string, vocabulary: Vocabulary): readonly SearchedForm[] {
  const singular = typed.endsWith('ies')
    ? `${typed.slice(0, -3)}y`
    : typed.endsWith('s')
      ? typed.slice(0, -1)
      : null;
  if (singular === null || singular.length < 3) return [];
  const exists = vocabulary.wordsWithPrefix(singular, 1)[0] === singular;
  return exists ? [{ word: singular, how: 'word' }] : [];
}

function abbreviations(typed: string): readonly SearchedForm[] {
  return otherForms(typed).map((word) => ({ word, how: 'abbreviation' }));
}

/** Names written in one, then parts of words, then misspellings: each only if the ones before are absent. */
function rarer(typed: string, vocabulary: Vocabulary): readonly SearchedForm[] {
  const wholeNames = vocabulary.wholeNamesWithPrefix(typed, MAX_FORMS);
  if (wholeNames.length > 0) return wholeNames.map(asPrefixForm);
  const containing = vocabulary.wordsContaining(typed, MAX_INSIDE_FORMS);
  if (containing.length > 0) return containing.map((word) => ({ word, how: 'inside' }));
  const similarity = { maxDistance: typed.length < 8 ? 1 : 2, limit: MAX_CORRECTIONS };
  return vocabulary.wordsSimilarTo(typed, similarity).map((word) => ({ word, how: 'correction' }));
}

function distinct(forms: readonly SearchedForm[]): readonly SearchedForm[] {
  const byWord = new Map<string, SearchedForm>();
  for (const form of forms) if (!byWord.has(form.word)) byWord.set(form.word, form);
  return [...byWord.values()];
}

function anyForm({ forms, prefix }: SearchedWord): string | null {
  const alternatives = forms.map((form) => quote(form.word));
  if (prefix !== null) alternatives.unshift(`${quote(prefix)}*`);
  return alternatives.length === 0 ? null : `(${alternatives.join(' OR ')})`;
}

/** A string in FTS5's sense: nothing inside it has a meaning. */
function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
