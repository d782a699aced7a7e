import type { GlossaryTerm } from '#contract/glossary.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import {
  readGlossaryContent,
  type FileTerm,
  type GlossaryFile,
} from '../../glossary/glossary-file.ts';
import { previewMerge } from '../../glossary/merge-glossary.ts';
import { isVisible, visibleText } from '../../names/visible-text.ts';

/** A glossary that came in a snapshot: all of its terms, or why it is none. */
export function readGlossaryDocument(document: unknown): Outcome<GlossaryFile> {
  const file = readGlossaryContent(document);
  const [problem] = file.problems;
  if (problem !== undefined) return refuse(problem);
  const terms = file.terms.map(clean);
  const blank = terms.findIndex(({ term }) => term === '');
  if (blank !== -1) return refuse(`term ${blank + 1} cannot be read`);
  if (!terms.every(hasVisibleTargets)) return refuse('a link leads nowhere');
  return succeed({ terms, problems: [] });
}

/** Its terms as a device without any would keep them. */
export function asTerms(file: GlossaryFile, now: string): readonly GlossaryTerm[] {
  return previewMerge([], file, { now, newId: () => crypto.randomUUID() }).added;
}

/** Whoever wrote it may have meant to deceive the eye. */
function clean(term: FileTerm): FileTerm {
  return {
    ...term,
    term: visibleText(term.term),
    note: visibleText(term.note),
    synonyms: term.synonyms.map(visibleText).filter((synonym) => synonym !== ''),
  };
}

function hasVisibleTargets({ links }: FileTerm): boolean {
  return links.every(({ target }) =>
    isVisible(('owner' in target ? target.owner : '') + target.name),
  );
}

function refuse(problem: string): Outcome<never> {
  return fail({ kind: 'bad_input', field: 'glossary', problem });
}
