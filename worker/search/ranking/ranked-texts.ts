import type { HitKind, MatchReason } from '#contract/search.ts';
import { wordsOfName, wordsOfText, type Word } from '../language/words.ts';

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
  readonly labels: readonly LabelText[];
  /** Only read where it was found by them. */
  readonly ownerLabels: readonly LabelText[];
}

export interface LabelText {
  /** Null for a literal text. */
  readonly language: string | null;
  readonly text: string;
}

export interface RankedText {
  readonly field: MatchReason['field'];
  readonly text: string;
  readonly language: string | null;
  readonly words: readonly Word[];
  /** It is the owner's. */
  readonly isOwners: boolean;
  /** How much a word counts that is found here, from 0 to 1. */
  readonly weight: number;
  /** How much it counts that all of the text was asked for. */
  readonly coverageWeight: number;
  /** A reason can point at it: the window has the text. */
  readonly isShown: boolean;
}

/** All texts of a candidate with what they are worth. */
export function rankedTexts(candidate: Candidate): readonly RankedText[] {
  const { name, otherNames, owner, ownerOtherName, labels, ownerLabels } = candidate;
  return [
    asName('name', name, NAME),
    ...labels.map((label) => asLabel('label', label, LABEL)),
    ...otherNames.map((other) => asName('aot_name', other, OTHER_NAME)),
    ...(owner === null ? [] : [asName('parent', owner, OWNER)]),
    ...(ownerOtherName === null ? [] : [asName('parent', ownerOtherName, HIDDEN_OWNER)]),
    ...ownerLabels.map((label) => asLabel('parent_label', label, OWNER)),
  ];
}

type Worth = Pick<RankedText, 'weight' | 'coverageWeight' | 'isOwners' | 'isShown'>;

const NAME: Worth = { weight: 1, coverageWeight: 0.8, isOwners: false, isShown: true };
const LABEL: Worth = { weight: 0.95, coverageWeight: 0.75, isOwners: false, isShown: true };
const OTHER_NAME: Worth = { weight: 0.85, coverageWeight: 0.5, isOwners: false, isShown: true };
const OWNER: Worth = { weight: 0.8, coverageWeight: 0.6, isOwners: true, isShown: true };
const HIDDEN_OWNER: Worth = { ...OWNER, isShown: false };

function asName(field: MatchReason['field'], text: string, worth: Worth): RankedText {
  return { field, text, language: null, words: wordsOfName(text), ...worth };
}

function asLabel(
  field: MatchReason['field'],
  { language, text }: LabelText,
  worth: Worth,
): RankedText {
  return { field, text, language, words: wordsOfText(text), ...worth };
}
