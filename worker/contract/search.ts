import type { Origin } from './comparison.ts';
import type { CatalogId } from './domain.ts';

/** In the order in which groups are shown. */
export const HIT_KINDS = [
  'entity',
  'property',
  'enumeration',
  'enumeration_member',
  'action',
  'data_entity',
  'label',
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

export interface SearchQuery {
  /** What was typed: words in any order, the last one perhaps unfinished. Empty: whatever passes the filters. */
  readonly text: string;
  /** All kinds when left out. */
  readonly kinds?: readonly HitKind[];
  readonly filters?: SearchFilters;
  /** Hits in all, 1 to 500; default 50. */
  readonly limit?: number;
  /** Skips this many hits, for the next page. */
  readonly offset?: number;
  /** Languages of labels to show, the first one preferred; default `['en-US']`. */
  readonly languages?: readonly string[];
  /** Publishers that the user calls her own, for the filter `origins`; without case. */
  readonly ownPublishers?: readonly string[];
  /**
   * Who asks, any text. A search of the same asker that is still waiting when this one arrives is abandoned: it
   * answers `cancelled`.
   */
  readonly asker?: string;
}

/**
 * What a hit must be, beside matching the words. All filters that are given must hold. One that makes no sense for a kind
 * hides that kind: no enumeration is mandatory.
 */
export interface SearchFilters {
  /** Only what is inside this entity (set name or public name) or enumeration. */
  readonly within?: string;
  /** Each must fit one of the technical names. */
  readonly patterns?: readonly NamePattern[];
  /** Categories of data entities, `Master` for instance; of a field, its entity's. */
  readonly categories?: readonly string[];
  /** The entity can be reached through OData (public) or data management. */
  readonly channel?: 'odata' | 'data_management';
  /** Of an entity: no writing at all. Of a field: neither on create nor later. */
  readonly isReadOnly?: boolean;
  /** False: switched off by a configuration key. */
  readonly isConfigurationEnabled?: boolean;
  /** Files of label ids: `SYS` in `@SYS123`, `SalesAndMarketing` in `@SalesAndMarketing:Name`. */
  readonly labelFiles?: readonly string[];
  /** Whose it is, as far as the files of labels tell; of a field or an action whose label does not, its entity's. */
  readonly origins?: readonly KnownOrigin[];
  /** Data types of fields (`Real`, `Date`, `Enum` …) or names of enumerations. */
  readonly types?: readonly string[];
  readonly isMandatory?: boolean;
  readonly isKey?: boolean;
  /** Only what a term of the glossary leads to. */
  readonly isFromGlossary?: true;
}

export type KnownOrigin = Exclude<Origin, 'unknown'>;

export interface NamePattern {
  /** `%` stands for anything. */
  readonly text: string;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
}

export interface SearchResult {
  readonly catalogId: CatalogId;
  /** The best first. */
  readonly hits: readonly SearchHit[];
  /** Hits of every kind, asked for or not; `isCapped` where counting stopped. */
  readonly counts: readonly KindCount[];
  /** Words that were replaced because nothing matched them: what was typed, what was searched. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** True if nothing has all of the words: the hits have all but one. */
  readonly isRelaxed: boolean;
}

/** What may help where nothing was found. */
export interface SearchSuggestions {
  /** The text with its unknown words spelt like known ones; null where none is similar. */
  readonly spelling: string | null;
  /** What the text finds without one of its words; only where that finds something. */
  readonly shorter: readonly SuggestedSearch[];
  /** Found without the filters; null where there are none, or where that finds nothing either. */
  readonly unfiltered: SuggestedSearch | null;
  /** Other catalogs on this device that have it. */
  readonly elsewhere: readonly SearchElsewhere[];
}

export interface SuggestedSearch {
  readonly text: string;
  readonly count: number;
  readonly isCapped: boolean;
}

export interface SearchElsewhere extends SuggestedSearch {
  readonly environment: string;
  readonly host: string;
  readonly catalogId: CatalogId;
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
   * the public set name for a data entity (null if it has none), the public entity's own name for an entity;
   * null for a label, whose name is its id.
   */
  readonly parent: string | null;
  /** Text in the first language that has one; null where no label is known. */
  readonly label: string | null;
  /** Of the label; null for a literal text, and where there is none. */
  readonly labelLanguage: string | null;
  /** One short fact: a property's type, a member's value, a data entity's category. */
  readonly detail: string | null;
  readonly reasons: readonly MatchReason[];
}

/** Why a hit is there: which of its texts matched, and where (UTF-16 offsets) to highlight it. */
export interface MatchReason {
  /** `glossary`: a term that leads to it. */
  readonly field: 'name' | 'parent' | 'label' | 'aot_name' | 'parent_label' | 'glossary';
  /** The text that matched, when it is not shown otherwise (a label in another language, an AOT name). */
  readonly text: string;
  /** Of a label; null for names. */
  readonly language: string | null;
  readonly ranges: readonly (readonly [start: number, end: number])[];
  /**
   * The farthest of its words: `word` is another number or case of it, `correction` another spelling, as the word
   * that was typed was not there.
   */
  readonly how: 'exact' | 'word' | 'prefix' | 'abbreviation' | 'synonym' | 'inside' | 'correction';
  /** What was typed for that word, where it does not stand there; else null. */
  readonly typed: string | null;
}
