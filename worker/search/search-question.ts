import type { NamePattern } from '#contract/search.ts';
import { matchExpressions, namedExpression, relaxedExpression } from './match-expression.ts';
import type { MatchExpressions } from './match-expression.ts';
import { compilePatterns } from './name-pattern.ts';
import { planSearch, type SearchPlan } from './plan-search.ts';
import type { Vocabulary } from './language/vocabulary.ts';

/** One way to understand what was typed. */
export interface SearchQuestion {
  /** Null where no word was typed, only filters. */
  readonly plan: SearchPlan | null;
  /** Null where nothing is looked up in the index: what passes the filters is listed. */
  readonly match: MatchExpressions | null;
  readonly isNamed: (name: string) => boolean;
  readonly hasPatterns: boolean;
  readonly isRelaxed: boolean;
}

const MAX_NAMES = 300;

/** The ways to understand a text, the most literal first: each is worth trying where the ones before find nothing. */
export function* waysToUnderstand(
  text: string,
  patterns: readonly NamePattern[],
  vocabulary: Vocabulary,
): Generator<SearchQuestion> {
  const literal = planSearch(text, vocabulary);
  const asTyped = understand(literal, patterns, vocabulary);
  yield asTyped;
  const guess = literal && planSearch(text, vocabulary, true);
  if (guess === null) return;
  const guessed = understand(guess, patterns, vocabulary);
  // What cannot be guessed is not looked for again.
  if (guessed.match?.wide !== asTyped.match?.wide) yield guessed;
  const relaxed = relaxedExpression(guess);
  if (relaxed === null) return;
  const match = everywhere(relaxed);
  yield { ...guessed, match, isRelaxed: true };
}

function understand(
  plan: SearchPlan | null,
  patterns: readonly NamePattern[],
  vocabulary: Vocabulary,
): SearchQuestion {
  const isNamed = compilePatterns(patterns);
  const question = { plan, isNamed, hasPatterns: patterns.length > 0, isRelaxed: false };
  const match = plan === null ? null : matchExpressions(plan);
  if (patterns.length === 0) return { ...question, match };
  const named = namedExpression(vocabulary.namesLike(isNamed, MAX_NAMES));
  return { ...question, match: both(match, named) };
}

function both(match: MatchExpressions | null, named: string): MatchExpressions {
  if (match === null) return everywhere(named);
  const and = (expression: string | null): string | null =>
    expression && `(${expression}) AND (${named})`;
  return {
    called: and(match.called),
    owned: and(match.owned),
    exact: and(match.exact),
    wide: and(match.wide),
    ownExact: and(match.ownExact),
    ownWide: and(match.ownWide),
  };
}

function everywhere(expression: string): MatchExpressions {
  return {
    called: expression,
    owned: expression,
    exact: expression,
    wide: expression,
    ownExact: expression,
    ownWide: expression,
  };
}
