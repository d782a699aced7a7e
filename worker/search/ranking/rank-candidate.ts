import type { HitKind, MatchReason } from '#contract/search.ts';
import { isGuess, matchWord, type WordMatch } from './match-text.ts';
import type { SearchPlan } from '../plan-search.ts';
import { rankedTexts, type Candidate, type RankedText } from './ranked-texts.ts';
import { matchWholeName, standsForName, wholeNameReasons } from './whole-name.ts';

export interface Ranking {
  /** Higher is better; comparable only within one search. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  /** Every word was found, and nothing else is in its name or label and in its owner's. */
  readonly isComplete: boolean;
}

/**
 * How well a candidate answers, and why. Pure. The features, in the order of their weight:
 *
 * 1. no guess: a hit for which a word had to be cut out of another one, or spelt otherwise, comes after all others;
 * 2. each word's best match: exact, other number or case, beginning, abbreviation, synonym; in the own name, then the
 *    label, then other names, then the owner's;
 * 3. a name written exactly as typed, or its beginning where it was typed in one;
 * 4. how much of the name or label, and of the owner's, was asked for; all of both is worth more than its parts;
 * 5. the kind: entities before fields before actions, values and labels only if they were asked for;
 * 6. the version among a family of names, the newest first.
 */
export function rankCandidate(candidate: Candidate, plan: SearchPlan): Ranking {
  const texts: readonly TextMatches[] = rankedTexts(candidate).map((text) => ({
    text,
    matches: plan.words.map((word) => matchWord(word, text.words)),
  }));
  const own = texts.filter(({ text }) => !text.isOwners);
  const owners = texts.filter(({ text }) => text.isOwners);
  const wholeName = matchWholeName(candidate, plan);
  const best = plan.words.map((_, index) => bestMatch(texts, index));
  const ownCoverage = bestCoverage(own.map(({ text, matches }) => coverageOf(text, matches)));
  const ownerCoverage = bestCoverage(
    owners.map(({ text, matches }) => coverageOf(text, withoutFound(matches, own))),
  );
  const isComplete =
    best.every((match, index) => match !== null || plan.words[index]?.isOptional) &&
    ownCoverage.share > NEARLY_ALL &&
    (candidate.owner === null || ownerCoverage.share > NEARLY_ALL);
  // Only a word that was not found alone can stand for the whole name.
  const named = best.includes(null) ? standsForName(candidate, plan) : null;
  const ways = [...best.map((match) => match?.how ?? null), named];
  const isGuessed = wholeName < 1 && ways.some((how) => how !== null && isGuess(how));

  const isOwnerAsked = owners.some(({ matches }) => matches.some((match) => match !== null));
  const isNamedValue =
    candidate.kind === 'enumeration_member' &&
    (isOwnerAsked || (plan.words.length > 1 && ownCoverage.share > ALL));

  const score =
    3 * wordScore(plan, best, wholeName) +
    2 * wholeName +
    ownCoverage.weighted +
    ownerCoverage.weighted +
    (isComplete ? COMPLETE_BONUS : 0) +
    (isNamedValue ? NAMED_VALUE_BONUS : KIND_BONUS[candidate.kind]) +
    (isNamedValue && ownCoverage.share > ALL && isNamedByFillers(plan, own) ? FILLER_BONUS : 0) +
    VERSION_BONUS * familyVersion(candidate.owner ?? candidate.name) -
    (isGuessed ? GUESS_STEP : 0);
  const reasons = texts
    .filter(({ text }) => text.isShown)
    .flatMap(({ text, matches }) => reasonOf(text, matches));
  return {
    score,
    reasons: reasons.length > 0 ? reasons : wholeNameReasons(candidate, plan),
    isComplete: wholeName === 1 || (isComplete && ownCoverage.share > ALL),
  };
}

interface TextMatches {
  readonly text: RankedText;
  /** One for each searched word, in their order. */
  readonly matches: readonly (WordMatch | null)[];
}

interface BestMatch {
  readonly how: WordMatch['how'];
  readonly weighted: number;
}

function bestMatch(texts: readonly TextMatches[], index: number): BestMatch | null {
  let best: BestMatch | null = null;
  for (const { text, matches } of texts) {
    const match = matches[index];
    if (match === null || match === undefined) continue;
    const weighted = text.weight * match.quality;
    if (weighted > (best?.weighted ?? 0)) best = { how: match.how, weighted };
  }
  return best;
}

/** From 0 to 1. Words that may be missing add a little where they are there. */
function wordScore(
  { words }: SearchPlan,
  best: readonly (BestMatch | null)[],
  wholeName: number,
): number {
  let score = 0;
  let weight = 0;
  words.forEach((word, index) => {
    const match = best[index] ?? null;
    if (word.isOptional && match === null) return;
    const importance = word.isOptional ? OPTIONAL_IMPORTANCE : 1;
    score += importance * Math.max(match?.weighted ?? FOUND_SOMEHOW, wholeName);
    weight += importance;
  });
  return weight === 0 ? 0 : score / weight;
}

/** The index found the word, though none of these texts shows it: a label in a language that is not read. */
const FOUND_SOMEHOW = 0.05;
const OPTIONAL_IMPORTANCE = 0.2;

/** A word that names the thing itself says nothing about its owner: `Name` in an entity of names. */
function withoutFound(
  matches: readonly (WordMatch | null)[],
  own: readonly TextMatches[],
): readonly (WordMatch | null)[] {
  return matches.map((match, index) =>
    own.some((text) => text.matches[index] !== null) ? null : match,
  );
}

interface Coverage {
  /** Of its words, from 0 to 1. */
  readonly share: number;
  readonly weighted: number;
}

/** How much of a text was asked for. Version marks (`V3`), `entity` and `header` are nobody's question. */
function coverageOf(text: RankedText, matches: readonly (WordMatch | null)[]): Coverage {
  const covered = new Map<number, number>();
  for (const match of matches) if (match !== null) covered.set(match.at, match.quality);
  let share = 0;
  let total = 0;
  text.words.forEach((word, at) => {
    const quality = covered.get(at);
    if (quality === undefined && UNASKED.test(word.text)) return;
    total += 1;
    share += quality ?? 0;
  });
  if (total === 0) return NO_COVERAGE;
  return { share: share / total, weighted: (text.coverageWeight * share) / total };
}

const UNASKED = /^(v\d+|entity|headers?|master|table|kopf|kopfe|of|and|the|der|die|des|und|fur)$/;
const NO_COVERAGE: Coverage = { share: 0, weighted: 0 };
const NEARLY_ALL = 0.65;
/** Less only for another number or case of a word. */
const ALL = 0.9;
const COMPLETE_BONUS = 0.5;

function bestCoverage(coverages: readonly Coverage[]): Coverage {
  return coverages.reduce(
    (best, each) => (each.weighted > best.weighted ? each : best),
    NO_COVERAGE,
  );
}

function reasonOf(
  text: RankedText,
  matches: readonly (WordMatch | null)[],
): readonly MatchReason[] {
  const found = matches.filter((match) => match !== null);
  const worst = found.toSorted((a, b) => a.quality - b.quality)[0];
  if (worst === undefined) return [];
  const ranges = found.map((match) => match.range).toSorted((a, b) => a[0] - b[0]);
  const typed = worst.how === 'exact' || worst.how === 'prefix' ? null : worst.typed;
  const { field, language } = text;
  return [{ field, text: text.text, language, ranges, how: worst.how, typed }];
}

/** A word that may be missing was typed for the thing itself: `blocked all` is the value All. */
function isNamedByFillers({ words }: SearchPlan, own: readonly TextMatches[]): boolean {
  const matched = words.filter((_, index) => own.some(({ matches }) => matches[index] !== null));
  return matched.length > 0 && matched.every(({ isOptional }) => isOptional);
}

const FILLER_BONUS = 0.5;

/** Every other enumeration has a value `Customer`: it is meant where its enumeration, or more of it, was named too. */
const NAMED_VALUE_BONUS = 0.1;

const KIND_BONUS: Readonly<Record<HitKind, number>> = {
  entity: 0.7,
  property: 0.2,
  enumeration: 0.2,
  enumeration_member: -2.2,
  action: 0.1,
  data_entity: 0,
  label: -2.5,
};

/** Among Customers, CustomersV2 and CustomersV3 the newest comes first. */
function familyVersion(name: string): number {
  return Math.min(5, Number(/V(\d+)(?:Entity)?$/.exec(name)?.[1] ?? 1));
}

const VERSION_BONUS = 0.02;
/** More than all other features together. */
const GUESS_STEP = 20;
