import type { ExportedFile } from '../comparison.ts';
import type {
  ConflictChoice,
  FoundTerm,
  GlossaryDraft,
  GlossaryFormat,
  GlossaryMerge,
  GlossaryPreview,
  GlossaryTerm,
} from '../glossary.ts';
import type { Answer } from '../outcome.ts';

export interface GlossaryApi {
  /** Question. In the order of their words, without case. */
  listTerms(): Answer<readonly GlossaryTerm[]>;
  /** Command, safe to repeat. Fails with `bad_input` where the word is missing, too long or taken by another term. */
  saveTerm(draft: GlossaryDraft): Answer<GlossaryTerm>;
  /** Command, safe to repeat. */
  removeTerm(id: string): Answer<void>;
  /** Question. Terms whose word or a synonym has all these words, the best first, at most `limit`. */
  findTerms(text: string, limit: number): Answer<readonly FoundTerm[]>;
  /** Question. The whole glossary as a file: CSV has one row for each link. */
  exportGlossary(format: GlossaryFormat): Answer<ExportedFile>;
  /** Question. What reading this file would do; CSV or JSON, as `exportGlossary` writes it or made by hand. */
  previewGlossary(file: Blob): Answer<GlossaryPreview>;
  /**
   * Command, safe to repeat. Takes in a file, each conflict as chosen by the id of one's own term; without a choice one's
   * own stays.
   */
  importGlossary(
    file: Blob,
    choices: Readonly<Record<string, ConflictChoice>>,
  ): Answer<GlossaryMerge>;
}
