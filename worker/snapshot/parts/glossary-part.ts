import type { GlossaryPreview } from '#contract/glossary.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import {
  readGlossaryFile,
  writeGlossaryJson,
  type FileTerm,
} from '../../glossary/glossary-file.ts';
import type { Glossary } from '../../glossary/glossary.ts';
import { decideMerge, previewMerge } from '../../glossary/merge-glossary.ts';
import type { SnapshotPart } from '../snapshot-part.ts';
import { isVisible, visibleText } from '../visible-text.ts';

/** The terms of this device. Somebody else's never take the place of one's own: in a conflict one's own stay. */
export function glossaryPart(glossary: Glossary): SnapshotPart {
  const preview = (document: unknown, now: string): Outcome<GlossaryPreview> => {
    const file = readGlossaryFile(JSON.stringify(document));
    const [problem] = file.problems;
    if (problem !== undefined) return fail({ kind: 'bad_input', field: 'glossary', problem });
    const terms = file.terms.map(clean);
    const blank = terms.findIndex(({ term }) => term === '');
    if (blank !== -1) {
      const problem = `term ${blank + 1} cannot be read`;
      return fail({ kind: 'bad_input', field: 'glossary', problem });
    }
    if (!terms.every(hasVisibleTargets)) {
      return fail({ kind: 'bad_input', field: 'glossary', problem: 'a link leads nowhere' });
    }
    const newId = (): string => crypto.randomUUID();
    return succeed(previewMerge(glossary.list(), { terms, problems: [] }, { now, newId }));
  };
  return {
    name: 'glossary',
    changed: { kind: 'glossary_changed' },
    write: () => (glossary.list().length === 0 ? null : writeGlossaryJson(glossary.list())),
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
