import type { CatalogId } from '#contract/domain.ts';

/** What a glossary knows, as the search asks for it. Its links are names: they outlive every catalog. */
export interface KnownTerms {
  /** Terms of which a name or a synonym has all of these words or begins of words (folded). */
  find(catalog: CatalogId, words: readonly string[]): readonly KnownTerm[];
}

export interface KnownTerm {
  /** As the window shows it beside a hit. */
  readonly text: string;
  /** Of the term; null where nobody said it. */
  readonly language: string | null;
  readonly links: readonly TermLink[];
}

/** By its names: set name or public name of an entity, AOT name of a data entity. */
export type TermLink =
  | {
      readonly kind: 'entity' | 'enumeration' | 'data_entity';
      readonly name: string;
      readonly parent: null;
    }
  | {
      readonly kind: 'property' | 'action' | 'enumeration_member';
      readonly name: string;
      readonly parent: string;
    };

export const NO_TERMS: KnownTerms = { find: () => [] };
