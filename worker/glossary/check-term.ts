import type { GlossaryDraft } from '#contract/glossary.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import { targetKey } from './term-target.ts';

const MAX_WORD_LENGTH = 120;
const MAX_NOTE_LENGTH = 4000;
const MAX_SYNONYMS = 50;
const MAX_LINKS = 200;

export type TermContent = Pick<GlossaryDraft, 'term' | 'synonyms' | 'note' | 'links'>;

/** Trimmed, without empty or repeated synonyms and links; `bad_input` where it is no term. */
export function checkTerm(draft: TermContent): Outcome<TermContent> {
  const term = oneLine(draft.term);
  if (term === '') return refuse('term', 'A term needs a word.');
  const synonyms = distinct(draft.synonyms.map(oneLine), fold).filter(
    (synonym) => synonym !== '' && fold(synonym) !== fold(term),
  );
  const links = distinct(draft.links, ({ target }) => targetKey(target));
  const note = draft.note.trim();
  if ([term, ...synonyms].some((word) => word.length > MAX_WORD_LENGTH)) {
    return refuse('term', `A term or synonym has at most ${MAX_WORD_LENGTH} characters.`);
  }
  if (note.length > MAX_NOTE_LENGTH) {
    return refuse('note', `A note has at most ${MAX_NOTE_LENGTH} characters.`);
  }
  if (synonyms.length > MAX_SYNONYMS) {
    return refuse('synonyms', `A term has at most ${MAX_SYNONYMS} synonyms.`);
  }
  if (links.length > MAX_LINKS) return refuse('links', `A term has at most ${MAX_LINKS} links.`);
  return succeed({ term, synonyms, note, links });
}

/** As words are compared: without case and accents, `Zahlungsziel` and `ZAHLUNGSZIEL`. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Of values with the same key only the first. */
function distinct<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = keyOf(value);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function refuse(field: string, problem: string) {
  return fail({ kind: 'bad_input', field, problem });
}
