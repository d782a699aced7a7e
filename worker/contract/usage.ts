import type { CatalogId } from './domain.ts';
import type { HitKind } from './search.ts';

/**
 * `label`: what carries it. `enumeration`: fields of this type. `entity`: relations that lead to it, by set name or
 * public name. `field`: entities that have a field of this name.
 */
export type UsedThing = 'label' | 'enumeration' | 'entity' | 'field';

export interface UsageQuery {
  readonly what: UsedThing;
  readonly name: string;
  /** 1 to 500; default 100. */
  readonly limit?: number;
  readonly offset?: number;
}

export interface Usages {
  readonly catalogId: CatalogId;
  /** In the order of names. */
  readonly places: readonly Usage[];
  /** How many places there are; `places` is one page of them. */
  readonly count: number;
}

export interface Usage {
  /** `relation`: a navigation property. */
  readonly kind: Exclude<HitKind, 'label'> | 'relation';
  readonly name: string;
  /** Set name of the entity, or the enumeration; null for what belongs to nothing. */
  readonly parent: string | null;
}
