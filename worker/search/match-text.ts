import type { MatchReason } from '#contract/search.ts';
import type { SearchedWord } from './match-expression.ts';
import type { Word } from './words.ts';

export type MatchHow = MatchReason['how'];

/** Where one word of the query was found in one text. */
export interface WordMatch {
  readonly how: MatchHow;
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

function compare(searched: SearchedWord, word: Word, at: number): WordMatch | null {
  const { typed } = searched;
  if (!word.text.startsWith(typed) && !searched.forms.has(word.text)) return null;
  const whole: readonly [number, number] = [word.start, word.end];
  if (word.text === typed) return { how: 'exact', quality: QUALITY.exact, range: whole, at };
  if (word.text.startsWith(typed)) {
    const quality = QUALITY.prefix * (0.6 + 0.4 * (typed.length / word.text.length));
    return { how: 'prefix', quality, range: [word.start, word.start + typed.length], at };
  }
  const how = searched.forms.get(word.text);
  if (how === undefined) return null;
  if (how === 'inside') {
    const start = word.start + word.text.indexOf(typed);
    return { how: 'inside', quality: QUALITY.inside, range: [start, start + typed.length], at };
  }
  return { how, quality: QUALITY[how], range: whole, at };
}

/** An exact word is never outranked by a guess. */
const QUALITY: Readonly<Record<MatchHow, number>> = {
  exact: 1,
  word: 0.92,
  prefix: 0.9,
  abbreviation: 0.7,
  inside: 0.45,
  correction: 0.4,
};
