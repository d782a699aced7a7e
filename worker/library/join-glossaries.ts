import type { SnapshotDocument } from '#contract/snapshot.ts';
import type { PublishedTerms } from '#contract/library.ts';
import type { GlossaryTerm } from '#contract/glossary.ts';
import { MAX_TERMS, writeGlossaryJson, type GlossaryFile } from '../glossary/glossary-file.ts';
import { decideMerge, previewMerge } from '../glossary/merge-glossary.ts';
import type { OpenedSnapshot } from '../snapshot/open-snapshot.ts';
import { parseDocument } from '../snapshot/parse-document.ts';
import { asTerms, readGlossaryDocument } from '../snapshot/parts/read-glossary-document.ts';
import { SnapshotRefusal } from '../snapshot/snapshot-refusal.ts';

export interface JoinedGlossary {
  readonly documents: readonly SnapshotDocument[];
  readonly terms: PublishedTerms;
}

/**
 * The library's terms with the added ones. Where both have a term it says what both say, the library's words first: so
 * nobody's work is lost, and publishing the same again changes nothing.
 */
export function joinGlossaries(
  before: OpenedSnapshot,
  added: OpenedSnapshot,
  now: string,
): JoinedGlossary {
  const mine = asTerms(readGlossaryOf(before), now);
  const newId = (): string => crypto.randomUUID();
  const preview = previewMerge(mine, readGlossaryOf(added), { now, newId });
  const both = preview.conflicts.map(({ mine: { id } }) => [id, 'both'] as const);
  const decided = decideMerge(mine, preview, Object.fromEntries(both));
  const termById = new Map(mine.map((term) => [term.id, term]));
  const changed = decided.terms.filter((term) => !isSame(term, termById.get(term.id)));
  for (const term of changed) termById.set(term.id, term);
  const terms = [...termById.values()];
  const kept = before.documents.filter(({ name }) => name !== GLOSSARY);
  const own = terms.length === 0 ? [] : [{ name: GLOSSARY, text: writeGlossaryJson(terms) }];
  if (terms.length > MAX_TERMS) throw new SnapshotRefusal('too_many_rows', 'glossary');
  return {
    documents: [...kept, ...own],
    terms: {
      added: preview.added.length,
      combined: changed.length - preview.added.length,
    },
  };
}

/** The terms that came with a checked snapshot; throws a refusal where they cannot be read. */
export function readGlossaryOf({ documents }: OpenedSnapshot): GlossaryFile {
  const document = documents.find(({ name }) => name === GLOSSARY);
  if (document === undefined) return { terms: [], problems: [] };
  const file = readGlossaryDocument(parseDocument(document.text, GLOSSARY));
  if (file.ok) return file.value;
  const { failure } = file;
  const problem = failure.kind === 'bad_input' ? failure.problem : failure.kind;
  throw new SnapshotRefusal('bad_content', `${GLOSSARY}: ${problem}`);
}

const GLOSSARY = 'glossary';

/** Both were made in this join: the same members in the same order. */
function isSame(left: GlossaryTerm, right: GlossaryTerm | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
