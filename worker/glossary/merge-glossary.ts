import type {
  ConflictChoice,
  GlossaryMerge,
  GlossaryPreview,
  GlossaryTerm,
} from '#contract/glossary.ts';
import { checkTerm, fold } from './check-term.ts';
import type { FileTerm, GlossaryFile } from './glossary-file.ts';
import { targetKey } from './term-target.ts';

/**
 * What a file adds to one's own terms. A term is the same by its id, else by its word; what of a file is the same says
 * what all of it says. `now` and `newId` are for terms that were written by hand.
 */
export function previewMerge(
  mine: readonly GlossaryTerm[],
  file: GlossaryFile,
  { now, newId }: { readonly now: string; readonly newId: () => string },
): GlossaryPreview {
  const byId = new Map(mine.map((term) => [term.id, term]));
  const byWord = new Map(mine.map((term) => [fold(term.term), term]));
  const added = new Map<string, GlossaryTerm>();
  const conflicts = new Map<string, { mine: GlossaryTerm; theirs: GlossaryTerm }>();
  let unchanged = 0;
  for (const each of distinctIds(file.terms)) {
    const own = (each.id === null ? undefined : byId.get(each.id)) ?? byWord.get(fold(each.term));
    const theirs = { ...each, id: own?.id ?? each.id ?? newId(), changedAt: now };
    if (own === undefined) {
      const word = fold(each.term);
      added.set(word, joinTo(added.get(word), theirs));
    } else if (contentKey(own) === contentKey(each)) unchanged += 1;
    else {
      conflicts.set(own.id, { mine: own, theirs: joinTo(conflicts.get(own.id)?.theirs, theirs) });
    }
  }
  return {
    added: [...added.values()],
    unchanged,
    conflicts: [...conflicts.values()],
    problems: file.problems,
  };
}

/** The terms to write, each of them whole, and how many of what they are. */
export function decideMerge(
  mine: readonly GlossaryTerm[],
  preview: GlossaryPreview,
  choices: Readonly<Record<string, ConflictChoice>>,
): { readonly terms: readonly GlossaryTerm[]; readonly merge: GlossaryMerge } {
  const words = new Map([...mine, ...preview.added].map((term) => [fold(term.term), term.id]));
  const changed = preview.conflicts.flatMap((conflict): readonly GlossaryTerm[] => {
    const choice = choices[conflict.mine.id] ?? 'mine';
    if (choice === 'mine') return [];
    if (choice === 'both') return [combine(conflict.mine, conflict.theirs)];
    // Their word may be that of another term of ours by now.
    const holder = words.get(fold(conflict.theirs.term));
    const isTaken = holder !== undefined && holder !== conflict.mine.id;
    if (!isTaken) words.set(fold(conflict.theirs.term), conflict.mine.id);
    return [isTaken ? { ...conflict.theirs, term: conflict.mine.term } : conflict.theirs];
  });
  return {
    terms: [...preview.added, ...changed],
    merge: {
      added: preview.added.length,
      changed: changed.length,
      unchanged: preview.unchanged + preview.conflicts.length - changed.length,
    },
  };
}

function joinTo(before: GlossaryTerm | undefined, theirs: GlossaryTerm): GlossaryTerm {
  return before === undefined ? theirs : combine(before, theirs);
}

/** Everything that both sides say. What would be too much for one term is left out, theirs first. */
function combine(mine: GlossaryTerm, theirs: GlossaryTerm): GlossaryTerm {
  const isSaidAlready = mine.note.includes(theirs.note);
  const combined = checkTerm({
    term: mine.term,
    synonyms: [...mine.synonyms, theirs.term, ...theirs.synonyms],
    links: [...mine.links, ...theirs.links],
    note: isSaidAlready ? mine.note : `${mine.note}\n\n${theirs.note}`,
  });
  return combined.ok ? { ...combined.value, id: mine.id, changedAt: theirs.changedAt } : mine;
}

/** The same for the same content: the order of synonyms and links says nothing. */
function contentKey({ term, synonyms, note, links }: Omit<FileTerm, 'id'>): string {
  return JSON.stringify([
    term,
    synonyms.toSorted(),
    note,
    links.map(({ target, confidence }) => `${targetKey(target)} ${confidence}`).toSorted(),
  ]);
}

/** In a table a row is easily copied with its id: only the first keeps it. */
function distinctIds(terms: readonly FileTerm[]): readonly FileTerm[] {
  const seen = new Set<string>();
  return terms.map((term) => {
    const isRepeated = term.id !== null && seen.has(term.id);
    if (term.id !== null) seen.add(term.id);
    return isRepeated ? { ...term, id: null } : term;
  });
}
