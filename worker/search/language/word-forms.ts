import type { MatchReason } from '#contract/search.ts';
import { otherForms } from './abbreviations.ts';
import { spellingsOf } from './spellings.ts';
import { stemOf } from './stem.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The index has ready lists for prefixes up to this length: shorter words are not looked up one by one. */
export const INDEXED_PREFIX_LENGTH = 2;
/** Shorter words look like too many others. */
const SHORTEST_GUESSED = 4;
const MAX_FORMS = 32;
const MAX_INSIDE_FORMS = 12;
const MAX_CORRECTIONS = 3;

export interface MeantWord {
  readonly typed: string;
  readonly meant: string;
}

export type FormKind = MatchReason['how'];
type Form = readonly [word: string, kind: FormKind];

/** The words of the index that stand for a word, and how; of each the nearest way. */
export function formsOf(
  word: MeantWord,
  vocabulary: Vocabulary,
  isGuessing: boolean,
): ReadonlyMap<string, FormKind> {
  const { typed, meant } = word;
  if (typed !== meant) return formMap(expandedForms(word, vocabulary));
  const exact: Form = [typed, 'exact'];
  const others = standIns(typed, vocabulary);
  if (typed.length <= INDEXED_PREFIX_LENGTH) return formMap([exact, ...others]);
  const longer = as('prefix', vocabulary.wordsWithPrefix(beginningOf(typed), MAX_FORMS));
  const usual = [...inflections(typed, vocabulary), ...longer];
  // Only if there are none it is worth looking where nobody expects it.
  const isUnusual = typed.length >= SHORTEST_GUESSED && (usual.length === 0 || isGuessing);
  const rare = isUnusual ? rarer(typed, vocabulary, isGuessing) : [];
  return formMap([exact, ...usual, ...others, ...rare]);
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
