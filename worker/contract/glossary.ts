/**
 * How a company calls things: business terms with the entities, fields, enumerations and members that they mean. Kept
 * apart from the metadata and linked by names, so that no sync and no clean-up can take anything from them.
 */
export interface GlossaryTerm {
  /** A random UUID: the same term keeps it on every device, even renamed. */
  readonly id: string;
  /** Unique without case. */
  readonly term: string;
  readonly synonyms: readonly string[];
  readonly note: string;
  readonly links: readonly TermLink[];
  /** ISO 8601 in UTC. */
  readonly changedAt: string;
}

/** What a term means, by stable names; the catalogue that is open need not have it. */
export interface TermLink {
  readonly target: TermTarget;
  readonly confidence: Confidence;
}

export type TermTarget =
  | { readonly kind: 'entity'; readonly name: string }
  | { readonly kind: 'property'; readonly owner: string; readonly name: string }
  | { readonly kind: 'action'; readonly owner: string; readonly name: string }
  | { readonly kind: 'data_entity'; readonly name: string }
  | { readonly kind: 'enumeration'; readonly name: string }
  | { readonly kind: 'enumeration_member'; readonly owner: string; readonly name: string };

/** From what somebody believes to what the team has agreed on. */
export const CONFIDENCES = ['guess', 'likely', 'confirmed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A new term has no id yet. */
export type GlossaryDraft = Omit<GlossaryTerm, 'id' | 'changedAt'> & { readonly id: string | null };

export const GLOSSARY_FORMATS = ['csv', 'json'] as const;
export type GlossaryFormat = (typeof GLOSSARY_FORMATS)[number];

/** What reading a glossary file would do; nothing is stored yet. */
export interface GlossaryPreview {
  /** Terms that are not here yet. */
  readonly added: readonly GlossaryTerm[];
  /** How many are here exactly so. */
  readonly unchanged: number;
  /** Terms that both sides have, with other words, notes or links. */
  readonly conflicts: readonly GlossaryConflict[];
  /** Rows of the file that cannot be read, one sentence each. */
  readonly problems: readonly string[];
}

export interface GlossaryConflict {
  readonly mine: GlossaryTerm;
  readonly theirs: GlossaryTerm;
}

/** `both`: all synonyms, notes and links of both sides; the word itself stays mine. */
export type ConflictChoice = 'mine' | 'theirs' | 'both';

export interface GlossaryMerge {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** A term that a search for words finds, and by which of them. */
export interface FoundTerm {
  readonly term: GlossaryTerm;
  readonly matched: string;
  readonly how: 'exact' | 'prefix' | 'word';
}
