import type { GlossaryPreview, TermLink } from '#contract/glossary.ts';
import { succeed, type Outcome } from '#contract/outcome.ts';
import { writeGlossaryJson } from '../../glossary/glossary-file.ts';
import type { Glossary } from '../../glossary/glossary.ts';
import { decideMerge, previewMerge } from '../../glossary/merge-glossary.ts';
import { visibleText } from '../../names/visible-text.ts';
import type { SnapshotPart } from '../snapshot-part.ts';
import { canGoAlong } from './can-go-along.ts';
import { readGlossaryDocument } from './read-glossary-document.ts';

/** The terms of this device. Somebody else's never take the place of one's own: in a conflict one's own stay. */
export function glossaryPart(glossary: Glossary): SnapshotPart {
  const preview = (document: unknown, now: string): Outcome<GlossaryPreview> => {
    const file = readGlossaryDocument(document);
    if (!file.ok) return file;
    const newId = (): string => crypto.randomUUID();
    return succeed(previewMerge(glossary.list(), file.value, { now, newId }));
  };
  return {
    name: 'glossary',
    changed: { kind: 'glossary_changed' },
    write: () => {
      const terms = glossary
        .list()
        .filter(({ term }) => visibleText(term) !== '')
        .map((term) => ({ ...term, links: term.links.filter(isShown) }));
      return terms.length === 0 ? null : writeGlossaryJson(terms);
    },
    inspect: (_, document) => {
      const previewed = preview(document, '');
      if (!previewed.ok) return previewed;
      const { added, unchanged, conflicts } = previewed.value;
      return succeed({
        total: added.length + unchanged + conflicts.length,
        added: added.length,
        kept: conflicts.length,
      });
    },
    merge: (_, document, { now }) => {
      const previewed = preview(document, now);
      if (!previewed.ok) throw new Error('The glossary was inspected.');
      glossary.saveAll(decideMerge(glossary.list(), previewed.value, {}).terms);
    },
  };
}

function isShown({ target }: TermLink): boolean {
  return canGoAlong('owner' in target ? target.owner : null, target.name);
}
