import type { SearchedWord } from '../plan-search.ts';
import type { FormKind } from '../language/word-forms.ts';
import type { Word } from '../language/words.ts';

/** Where one word of the query was found in one text. */
export interface WordMatch {
  readonly how: FormKind;
  /** As it was typed. */
  readonly typed: string;
  /** 0 to 1: how near what was typed is to what stands there. */
  readonly quality: number;
  readonly range: readonly [start: number, end: number];
  /** Index of the word in the text. */
  readonly at: number;
}

/** The best match of a searched word among the words of a text; null if it is not there. */
export function matchWord(searched: SearchedWord, words: readonly Word[]): WordMatch | null {
  let best: WordMatch | null = null;
  words.forEach((word, at) => {
    const match = compare(searched, word, at);
    if (match !== null && match.quality > (best?.quality ?? 0)) best = match;
  });
  return best;
}

/** True of a match that is a guess: it never outranks one that is not. */
export function isGuess(how: FormKind): boolean {
  return how === 'inside' || how === 'correction';
}

function compare(searched: SearchedWord, word: Word, at: number): WordMatch | null {
  const { typed, forms } = searched;
  const how = forms.get(word.text);
  if (how === undefined && !isBeginning(searched, word)) return null;
  const whole: readonly [number, number] = [word.start, word.end];
  if (how === undefined || how === 'prefix') {
    const shared = sharedBeginning(typed, word.text);
    const share = shared / word.text.length;
    const range = [word.start, word.start + shared] as const;
    return { how: 'prefix', typed, quality: QUALITY.prefix * (0.6 + 0.4 * share), range, at };
  }
  if (how === 'inside') {
    const start = word.start + word.text.indexOf(typed);
    const range = [start, start + typed.length] as const;
    return { how, typed, quality: QUALITY.inside, range, at };
  }
  return { how, typed, quality: QUALITY[how], range: whole, at };
}

/** A plural is longer than the beginning of a compound with its singular. */
function sharedBeginning(typed: string, word: string): number {
  let length = Math.min(typed.length, word.length);
  while (!word.startsWith(typed.slice(0, length))) length -= 1;
  return length;
}

/** More words begin so than a plan lists; a word that may be missing is not looked for inside others. */
function isBeginning({ typed, meant, isOptional }: SearchedWord, word: Word): boolean {
  return !isOptional && typed === meant && word.text.startsWith(typed);
}

const QUALITY: Readonly<Record<FormKind, number>> = {
  exact: 1,
  word: 0.95,
  prefix: 0.9,
  abbreviation: 0.75,
  synonym: 0.7,
  inside: 0.45,
  correction: 0.4,
};
