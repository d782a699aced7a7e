import { otherForms } from './language/abbreviations.ts';
import { splitCompound } from './language/split-compound.ts';
import { expansionOf, isOptional } from './language/spoken-words.ts';
import { spellingsOf } from './language/spellings.ts';
import { stemOf } from './language/stem.ts';
import type { Vocabulary } from './language/vocabulary.ts';
import {
  formsOf,
  INDEXED_PREFIX_LENGTH,
  type FormKind,
  type MeantWord,
} from './language/word-forms.ts';
import { fold, wordsOfName } from './language/words.ts';

const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 64;

/** How a word of the query is looked for. */
export interface SearchedWord {
  /** As it was typed, folded. */
  readonly typed: string;
  /** What it means; another word than the typed one where that stands for several: `po` is purchase and order. */
  readonly meant: string;
  /** Whole words of the index and how they stand for what was typed, the best first. */
  readonly forms: ReadonlyMap<string, FormKind>;
  /** Those of them that the index has. Looking up one that it has not costs as much as finding one. */
  readonly present: ReadonlySet<string>;
  /** Everything that begins so is searched too; for words too short to list. */
  readonly prefix: string | null;
  /** A hit may lack it. */
  readonly isOptional: boolean;
}

export interface SearchPlan {
  readonly words: readonly SearchedWord[];
  /** All words written in one: `delivery terms` also means `deliveryterms`. */
  readonly wholeName: string;
  /** What stands for it, written in one, where that is something else: `PO lines` are `purchaseorderlines`. */
  readonly meantName: string | null;
  /** Names of the index that are called so, whatever their number and version: `customer` is CustomersV3. */
  readonly calledNames: readonly string[];
  /** Something is called exactly so. */
  readonly isName: boolean;
  /** True if it was typed in one: it is a name, or the beginning of one. */
  readonly isTypedInOne: boolean;
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
  const typed = wordsOfName(text)
    .map((word) => fold(word.text).slice(0, MAX_WORD_LENGTH))
    .slice(0, MAX_WORDS);
  if (typed.length === 0) return null;
  const meant = distinct(
    typed.flatMap((word, index) => meaningOf(word, typed[index + 1], vocabulary)),
  );
  const words = meant.slice(0, MAX_WORDS).map((word) => planWord(word, vocabulary, isGuessing));
  const wholeName = typed.join('');
  const meantName = nameMeant(words);
  const isAllOptional = words.every((word) => word.isOptional);
  return {
    words: isAllOptional ? words.map((word) => ({ ...word, isOptional: false })) : words,
    wholeName,
    meantName,
    calledNames: [wholeName, ...(meantName === null ? [] : [meantName])]
      .flatMap(calledNames)
      .filter((name) => vocabulary.has(name)),
    isName: vocabulary.has(wholeName),
    isTypedInOne: !/\s/.test(text.trim()),
  };
}

/** Initials and everyday words are taken for the product's; what nothing has is taken for a compound. */
function meaningOf(
  typed: string,
  next: string | undefined,
  vocabulary: Vocabulary,
): readonly MeantWord[] {
  const stem = stemOf(typed);
  const asTyped = { typed, meant: typed };
  const withNext = next === undefined ? null : expansionOf(stem, stemOf(next));
  // The next word is planned on its own, as a word that may be missing no more than this one.
  const expansion =
    withNext?.filter((word) => stemOf(word) !== stemOf(next ?? '')) ?? expansionOf(stem);
  if (expansion !== null) return expansion.map((meant) => ({ typed, meant }));
  if (typed.length < SHORTEST_COMPOUND || isKnown(typed, vocabulary)) return [asTyped];
  const parts = splitCompound(typed, (part) => hasForms(part, vocabulary));
  return parts === null ? [asTyped] : parts.map((part) => ({ typed: part, meant: part }));
}

const SHORTEST_COMPOUND = 8;

function isKnown(typed: string, vocabulary: Vocabulary): boolean {
  return (
    hasForms(typed, vocabulary) ||
    vocabulary.wordsWithPrefix(typed, 1).length > 0 ||
    vocabulary.wholeNamesWithPrefix(typed, 1).length > 0
  );
}

function hasForms(word: string, vocabulary: Vocabulary): boolean {
  const isWord = spellingsOf(word).some((each) => vocabulary.inflectionsOf(each).length > 0);
  return isWord || otherForms(word, stemOf(word)).length > 0;
}

function distinct(words: readonly MeantWord[]): readonly MeantWord[] {
  return [...new Map(words.toReversed().map((word) => [word.meant, word])).values()].toReversed();
}

function planWord(meantWord: MeantWord, vocabulary: Vocabulary, isGuessing: boolean): SearchedWord {
  const { typed, meant } = meantWord;
  const isOptionalWord = isOptional(typed) || isOptional(meant);
  const isPrefix = typed === meant && typed.length <= INDEXED_PREFIX_LENGTH && !isOptionalWord;
  const forms: SearchedWord['forms'] = isOptionalWord
    ? new Map([[typed, 'exact']])
    : formsOf(meantWord, vocabulary, isGuessing);
  return {
    typed,
    meant,
    forms,
    present: new Set([...forms.keys()].filter((form) => vocabulary.has(form))),
    prefix: isPrefix ? typed : null,
    isOptional: isOptionalWord,
  };
}

function nameMeant(words: readonly SearchedWord[]): string | null {
  const asked = words.filter((word) => !word.isOptional);
  if (asked.every(({ typed, meant }) => typed === meant)) return null;
  return asked.map(({ meant }) => meant).join('');
}

/** As they are written in one in the index. The bare singular is a word of too many names to tell anything. */
function calledNames(whole: string): readonly string[] {
  const plural = whole.endsWith('s') ? whole : `${whole}s`;
  const singular = plural.slice(0, -1);
  if (singular === '') return [plural];
  return [plural, ...VERSIONS.flatMap((version) => [singular + version, plural + version])];
}

const VERSIONS = ['v2', 'v3', 'v4', 'v5'];
