import type { TermTarget } from '#contract/glossary.ts';

/** What a glossary knows, as the search asks for it. Its targets are names: they outlive every catalog. */
export interface KnownTerms {
  /** Terms of which a name or a synonym has all of these words or begins of words (folded). */
  find(words: readonly string[]): readonly KnownTerm[];
}

export interface KnownTerm {
  /** As the window shows it beside a hit. */
  readonly text: string;
  readonly targets: readonly TermTarget[];
}

export const NO_TERMS: KnownTerms = { find: () => [] };
