import type { CatalogId } from './domain.ts';

/** In the order in which groups are shown. */
export const HIT_KINDS = [
  'entity',
  'property',
  'enumeration',
  'enumeration_member',
  'action',
  'data_entity',
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

export interface SearchQuery {
  /** What was typed: words in any order, the last one perhaps unfinished. */
  readonly text: string;
  /** All kinds when left out. */
  readonly kinds?: readonly HitKind[];
  /** Hits in all, 1 to 500; default 50. */
  readonly limit?: number;
  /** Skips this many hits, for the next page. */
  readonly offset?: number;
  /** Languages of labels to show, the first one preferred; default `['en-US']`. */
  readonly languages?: readonly string[];
}

export interface SearchResult {
  readonly catalogId: CatalogId;
  /** The best first. */
  readonly hits: readonly SearchHit[];
  /** Hits of every kind, asked for or not; `isCapped` where counting stopped. */
  readonly counts: readonly KindCount[];
  /** Words that were replaced because nothing matched them: what was typed, what was searched. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
}

export interface KindCount {
  readonly kind: HitKind;
  readonly count: number;
  readonly isCapped: boolean;
}

export interface SearchHit {
  readonly kind: HitKind;
  /** Public entity: its set name; property: its own name; data entity: its AOT name. */
  readonly name: string;
  /**
   * What it belongs to: the entity's set name for a property or an action, the enumeration's name for a member,
   * the public set name for a data entity (null if it has none), the public entity's own name for an entity.
   */
  readonly parent: string | null;
  /** Text in the first language that has one; null where no label is known. */
  readonly label: string | null;
  /** One short fact: a property's type, a member's value, a data entity's category. */
  readonly detail: string | null;
  /** For `c: copy` and links: a property's entity by public name; otherwise null. */
  readonly entityName: string | null;
  readonly reasons: readonly MatchReason[];
}

/** Why a hit is there: which of its texts matched, and where (UTF-16 offsets) to highlight it. */
export interface MatchReason {
  readonly field: 'name' | 'parent' | 'label' | 'aot_name';
  /** The text that matched, when it is not shown otherwise (a label in another language, an AOT name). */
  readonly text: string;
  /** Of a label; null for names. */
  readonly language: string | null;
  readonly ranges: readonly (readonly [start: number, end: number])[];
  /** `correction`: the word as typed was not there. */
  readonly how: 'exact' | 'prefix' | 'word' | 'inside' | 'abbreviation' | 'correction';
}
