import type { HitKind, MatchReason } from '#contract/search.ts';
import type { SearchPlan } from './match-expression.ts';
import { matchWord, type WordMatch } from './match-text.ts';
import { fold, wordsOfName, wordsOfText, type Word } from './words.ts';

/** A row of the index with its texts, as the ranking sees it. */
export interface Candidate {
  readonly kind: HitKind;
  readonly name: string;
  /** Other technical names of the same thing: an entity's public name, its AOT names. */
  readonly otherNames: readonly string[];
  /** Name of what it belongs to, for kinds that belong to something. */
  readonly owner: string | null;
  /** The owner's other name, which the index knows too. */
  readonly ownerOtherName: string | null;
  readonly labels: readonly { readonly language: string | null; readonly text: string }[];
}

export interface Ranking {
  /** Higher is better; comparable only within one search. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/**
 * How well a candidate answers, and why. Pure. The features, in the order of their weight: each word's best match
 * (in the own name, then the label, then other names, then the owner); the name written exactly as typed; how much
 * of the name, the label and the owner's name the words cover; the kind; the version among a family of names.
 */
export function rankCandidate(candidate: Candidate, plan: SearchPlan): Ranking {
  const texts = textsOf(candidate);
  const hits: readonly TextMatches[] = texts.map((text) => ({
    text,
    matches: plan.words.map((word) => matchWord(word, text.words)),
  }));
  const wholeName = wholeNameScore(candidate, plan);
  const wordScores = plan.words.map((_, index) =>
    Math.max(
      FOUND_SOMEHOW,
      ...hits.map(({ text, matches }) => text.weight * (matches[index]?.quality ?? 0)),
    ),
  );

  const own = hits.filter(({ text }) => text.field !== 'parent');
  const owners = hits.filter(({ text }) => text.field === 'parent');
  const score =
    3 * mean(wordScores.map((wordScore) => Math.max(wordScore, wholeName))) +
    2 * wholeName +
    Math.max(...own.map(({ text, matches }) => coverageOf(text, matches))) +
    Math.max(
      0,
      ...owners.map(({ text, matches }) => coverageOf(text, withoutFound(matches, own))),
    ) +
    KIND_BONUS[candidate.kind] +
    VERSION_BONUS * familyVersion(candidate.owner ?? candidate.name);
  const reasons = hits
    .filter(({ text }) => text.isShown)
    .flatMap(({ text, matches }) => reasonOf(text, matches));
  return { score, reasons: reasons.length > 0 ? reasons : wholeNameReasons(candidate, plan) };
}

interface TextMatches {
  readonly text: RankedText;
  /** One for each searched word, in their order. */
  readonly matches: readonly (WordMatch | null)[];
}

/** A word that names the thing itself says nothing about its owner: `Name` in an entity of names. */
function withoutFound(
  matches: readonly (WordMatch | null)[],
  own: readonly TextMatches[],
): readonly (WordMatch | null)[] {
  return matches.map((match, index) =>
    own.some((text) => text.matches[index] !== null) ? null : match,
  );
}

interface RankedText {
  readonly field: MatchReason['field'];
  readonly text: string;
  readonly language: string | null;
  readonly words: readonly Word[];
  readonly weight: number;
  readonly coverageWeight: number;
  /** A reason can point at it: the window has the text. */
  readonly isShown: boolean;
}

function textsOf(candidate: Candidate): readonly RankedText[] {
  const { name, otherNames, owner, ownerOtherName, labels } = candidate;
  const asName = (field: MatchReason['field'], text: string, weights: Weights): RankedText => ({
    field,
    text,
    language: null,
    words: wordsOfName(text),
    isShown: true,
    ...weights,
  });
  return [
    asName('name', name, { weight: 1, coverageWeight: 0.8 }),
    ...labels.map(({ language, text }) => ({
      field: 'label' as const,
      text,
      language,
      words: wordsOfText(text),
      isShown: true,
      weight: 0.95,
      coverageWeight: 0.7,
    })),
    ...otherNames.map((other) => asName('aot_name', other, { weight: 0.85, coverageWeight: 0.5 })),
    ...(owner === null ? [] : [asName('parent', owner, OWNER_WEIGHTS)]),
    ...(ownerOtherName === null
      ? []
      : [{ ...asName('parent', ownerOtherName, OWNER_WEIGHTS), isShown: false }]),
  ];
}

const OWNER_WEIGHTS = { weight: 0.7, coverageWeight: 0.6 };
/** The index found the word, though none of these texts shows it: a label in a language that is not read. */
const FOUND_SOMEHOW = 0.05;

type Weights = Pick<RankedText, 'weight' | 'coverageWeight'>;

/** 1 if a name was typed as it is, in one or in words; less if only its beginning was. */
function wholeNameScore({ name, otherNames }: Candidate, { words, wholeName }: SearchPlan): number {
  const typed = wholeName ?? words[0]?.typed ?? '';
  const own = matchWholeName(typed, name);
  const other = Math.max(0, ...otherNames.map((text) => matchWholeName(typed, text)));
  const best = Math.max(own, 0.9 * other);
  // A short beginning says little: that is what the words' own scores are for.
  return best > 0.6 || typed.length > 8 ? best : 0;
}

/** `customers` and `customer` both mean CustomersV3: nobody types a version that she does not want. */
function matchWholeName(typed: string, name: string): number {
  const whole = wordsOfName(name)
    .map((word) => word.text)
    .join('');
  if (typed === whole) return 1;
  const base = whole.replace(/v\d+$/, '');
  if (typed === base || `${typed}s` === base || typed === `${base}s`) return 0.95;
  return whole.startsWith(typed) ? typed.length / whole.length : 0;
}

/** Of a name that was typed in one, which none of its words alone can show. */
function wholeNameReasons(
  { name, otherNames }: Candidate,
  plan: SearchPlan,
): readonly MatchReason[] {
  const typed = plan.wholeName ?? plan.words[0]?.typed ?? '';
  return [name, ...otherNames].flatMap((text) => {
    const isOwn = text === name;
    if (!fold(text).startsWith(typed)) return [];
    return [
      {
        field: isOwn ? ('name' as const) : ('aot_name' as const),
        text,
        language: null,
        ranges: [[0, typed.length] as const],
        how: typed.length === text.length ? ('exact' as const) : ('prefix' as const),
      },
    ];
  });
}

/** How much of a text was asked for, from 0 to its weight. Version marks (`V3`) and `entity` are nobody's question. */
function coverageOf(text: RankedText, matches: readonly (WordMatch | null)[]): number {
  const covered = new Map(
    matches.filter((match) => match !== null).map((match) => [match.at, match.quality] as const),
  );
  let share = 0;
  let total = 0;
  text.words.forEach((word, at) => {
    const quality = covered.get(at);
    if (quality === undefined && UNASKED.test(word.text)) return;
    total += 1;
    share += quality ?? 0;
  });
  return total === 0 ? 0 : (text.coverageWeight * share) / total;
}

const UNASKED = /^(v\d+|entity)$/;

function reasonOf(
  text: RankedText,
  matches: readonly (WordMatch | null)[],
): readonly MatchReason[] {
  const found = matches.filter((match) => match !== null);
  const worst = found.toSorted((a, b) => a.quality - b.quality)[0];
  if (worst === undefined) return [];
  const ranges = found.map((match) => match.range).toSorted((a, b) => a[0] - b[0]);
  return [{ field: text.field, text: text.text, language: text.language, ranges, how: worst.how }];
}

/** Among Customers, CustomersV2 and CustomersV3 the newest comes first. */
function familyVersion(name: string): number {
  return Math.min(5, Number(/V(\d+)(?:Entity)?$/.exec(name)?.[1] ?? 1));
}

const VERSION_BONUS = 0.02;

const KIND_BONUS: Readonly<Record<HitKind, number>> = {
  entity: 0.6,
  property: 0.2,
  enumeration: 0.2,
  // Every other enumeration has a value `Customer`: it is rarely the one thing that was meant.
  enumeration_member: -2.2,
  action: 0.1,
  data_entity: 0,
};

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
