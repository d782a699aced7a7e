import type { MatchReason } from '#contract/search.ts';
import { otherForms } from './abbreviations.ts';
import { splitCompound } from './split-compound.ts';
import { expansionOf, isOptional } from './spoken-words.ts';
import { spellingsOf } from './spellings.ts';
import { stemOf } from './stem.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fold, wordsOfName } from './words.ts';

const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 64;
/** The index has ready lists for prefixes up to this length. */
const INDEXED_PREFIX_LENGTH = 2;
/** Shorter words look like too many others. */
const SHORTEST_GUESSED = 4;
const MAX_FORMS = 32;
const MAX_INSIDE_FORMS = 12;
const MAX_CORRECTIONS = 3;

/** How a word of the query is looked for. */
export interface SearchedWord {
  /** As it was typed, folded. */
  readonly typed: string;
  /** What it means; another word than the typed one where that stands for several: `po` is purchase and order. */
  readonly meant: string;
  /** Whole words of the index and how they stand for what was typed, the best first. */
  readonly forms: ReadonlyMap<string, FormKind>;
  /** Everything that begins so is searched too; for words too short to list. */
  readonly prefix: string | null;
  /** A hit may lack it. */
  readonly isOptional: boolean;
}

export type FormKind = MatchReason['how'];
type Form = readonly [word: string, kind: FormKind];

export interface SearchPlan {
  readonly words: readonly SearchedWord[];
  /** All words written in one: `delivery terms` also means `deliveryterms`. */
  readonly wholeName: string;
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
  const isAllOptional = words.every((word) => word.isOptional);
  return {
    words: isAllOptional ? words.map((word) => ({ ...word, isOptional: false })) : words,
    wholeName: typed.join(''),
    isTypedInOne: !/\s/.test(text.trim()),
  };
}

interface MeantWord {
  readonly typed: string;
  readonly meant: string;
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

function planWord(
  { typed, meant }: MeantWord,
  vocabulary: Vocabulary,
  isGuessing: boolean,
): SearchedWord {
  const word = { typed, meant, isOptional: isOptional(typed) || isOptional(meant) };
  if (typed !== meant)
    return { ...word, prefix: null, forms: formMap(expandedForms(word, vocabulary)) };
  const exact: Form = [typed, 'exact'];
  const others = standIns(typed, vocabulary);
  if (word.isOptional) return { ...word, prefix: null, forms: formMap([exact]) };
  if (typed.length <= INDEXED_PREFIX_LENGTH)
    return { ...word, prefix: typed, forms: formMap([exact, ...others]) };
  const longer = as('prefix', vocabulary.wordsWithPrefix(beginningOf(typed), MAX_FORMS));
  const usual = [...inflections(typed, vocabulary), ...longer];
  // Only if there are none it is worth looking where nobody expects it.
  const isUnusual = typed.length >= SHORTEST_GUESSED && (usual.length === 0 || isGuessing);
  const rare = isUnusual ? rarer(typed, vocabulary, isGuessing) : [];
  return { ...word, prefix: null, forms: formMap([exact, ...usual, ...others, ...rare]) };
}

/** Compounds go on from the singular: `nummernkreise`, but `nummernkreisreferenz`. */
function beginningOf(typed: string): string {
  const stem = stemOf(typed);
  return stem.length >= TELLING_STEM && typed.startsWith(stem) ? stem : typed;
}

const TELLING_STEM = 7;

/** Of a word that stands for this one: itself too, if something is called so. */
function expandedForms({ typed, meant }: MeantWord, vocabulary: Vocabulary): readonly Form[] {
  const longer =
    typed.length > INDEXED_PREFIX_LENGTH ? vocabulary.wordsWithPrefix(typed, MAX_FORMS) : [];
  return [
    [typed, 'exact'],
    ...inflections(typed, vocabulary),
    ...as('prefix', longer),
    [meant, 'synonym'],
    ...as('synonym', vocabulary.inflectionsOf(meant)),
    ...standIns(meant, vocabulary),
  ];
}

/** The first kind of a word counts. */
function formMap(forms: readonly Form[]): ReadonlyMap<string, FormKind> {
  return new Map(forms.toReversed());
}

function as(kind: FormKind, words: readonly string[]): readonly Form[] {
  return words.map((word) => [word, kind]);
}

function inflections(typed: string, vocabulary: Vocabulary): readonly Form[] {
  const words = spellingsOf(typed).flatMap((spelling) => vocabulary.inflectionsOf(spelling));
  return as(
    'word',
    words.filter((word) => word !== typed),
  );
}

function standIns(typed: string, vocabulary: Vocabulary): readonly Form[] {
  return otherForms(typed, stemOf(typed)).flatMap(({ word, how }) =>
    as(how, [word, ...vocabulary.inflectionsOf(word)]),
  );
}

/** Names written in one; else parts of words and misspellings. */
function rarer(typed: string, vocabulary: Vocabulary, isGuessing: boolean): readonly Form[] {
  const wholeNames = as('prefix', vocabulary.wholeNamesWithPrefix(typed, MAX_FORMS));
  if (wholeNames.length > 0 && !isGuessing) return wholeNames;
  const containing = vocabulary.wordsContaining(typed, MAX_INSIDE_FORMS);
  const inside = as(
    'inside',
    containing.filter((word) => !word.startsWith(typed)),
  );
  const similarity = { maxDistance: typed.length < 8 ? 1 : 2, limit: MAX_CORRECTIONS };
  const similar = vocabulary.wordsSimilarTo(typed, similarity);
  const names = similar.length > 0 ? [] : vocabulary.wholeNamesSimilarTo(typed, similarity);
  // Who means `customer` also means `customers`.
  const longer = similar.flatMap((word) => [
    ...vocabulary.inflectionsOf(word),
    ...vocabulary.wordsWithPrefix(word, MAX_FORMS),
  ]);
  return [...wholeNames, ...as('correction', [...similar, ...names, ...longer]), ...inside];
}
