import type { FoundTerm, GlossaryTerm } from '#contract/glossary.ts';
import { fold } from './check-term.ts';

const RANKS = { exact: 0, prefix: 1, word: 2 } as const;

/** Terms whose word or a synonym is meant by `text`, the best first; its words may stand in any order. */
export function findTerms(terms: readonly GlossaryTerm[], text: string): readonly FoundTerm[] {
  const wanted = fold(text).replace(/\s+/gu, ' ').trim();
  if (wanted === '') return [];
  return terms
    .flatMap((term) => bestMatch(term, wanted))
    .toSorted((a, b) => RANKS[a.how] - RANKS[b.how] || a.matched.length - b.matched.length);
}

function bestMatch(term: GlossaryTerm, wanted: string): readonly FoundTerm[] {
  const matches = [term.term, ...term.synonyms].flatMap((matched): readonly FoundTerm[] => {
    const how = howMatches(fold(matched), wanted);
    return how === null ? [] : [{ term, matched, how }];
  });
  return matches.toSorted((a, b) => RANKS[a.how] - RANKS[b.how]).slice(0, 1);
}

function howMatches(word: string, wanted: string): FoundTerm['how'] | null {
  if (word === wanted) return 'exact';
  if (word.startsWith(wanted)) return 'prefix';
  const parts = word.split(/[^\p{L}\p{N}]+/u);
  const isEveryOne = wanted
    .split(/[^\p{L}\p{N}]+/u)
    .every((sought) => parts.some((part) => part.startsWith(sought)));
  return isEveryOne ? 'word' : null;
}
