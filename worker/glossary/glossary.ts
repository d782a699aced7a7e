import type { GlossaryDraft, GlossaryTerm, TermLink } from '#contract/glossary.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { checkTerm, fold } from './check-term.ts';
import { targetOf } from './term-target.ts';

/** The terms on this device. There is one of it: it remembers them, since every search asks for them. */
export class Glossary {
  readonly #db: Database;
  #terms: readonly GlossaryTerm[] | null = null;

  constructor(db: Database) {
    this.#db = db;
    db.afterRollBack(() => (this.#terms = null));
  }

  /** In the order of their words, without case. */
  list(): readonly GlossaryTerm[] {
    return (this.#terms ??= this.#read());
  }

  #read(): readonly GlossaryTerm[] {
    const synonymsById = groupById(this.#db.all(allSynonyms, {}));
    const linksById = groupById(this.#db.all(allLinks, {}));
    return this.#db.all(allTerms, {}).map((row) => ({
      ...row,
      synonyms: (synonymsById.get(row.id) ?? []).map(({ synonym }) => synonym),
      links: (linksById.get(row.id) ?? []).flatMap(describeLink),
    }));
  }

  /** Fails with `bad_input` where the word is missing, too long or taken by another term. */
  save(draft: GlossaryDraft, now: string): Outcome<GlossaryTerm> {
    const checked = checkTerm(draft);
    if (!checked.ok) return checked;
    const id = draft.id ?? crypto.randomUUID();
    const taken = this.#db.first(termByWord, { folded: fold(checked.value.term) });
    if (taken !== undefined && taken.id !== id) {
      const problem = `The term “${taken.term}” is already there: add to that one.`;
      return fail({ kind: 'bad_input', field: 'term', problem });
    }
    const term: GlossaryTerm = { ...checked.value, id, changedAt: now };
    this.#db.transaction(() => this.#write(term));
    return succeed(term);
  }

  remove(id: string): void {
    this.#db.run(deleteTerm, { id });
    this.#terms = null;
  }

  /** All of them or none. They were checked before. */
  saveAll(terms: readonly GlossaryTerm[]): void {
    this.#db.transaction(() => {
      for (const term of terms) this.#write(term);
    });
  }

  #write({ id, term, note, changedAt, synonyms, links }: GlossaryTerm): void {
    this.#terms = null;
    this.#db.run(upsertTerm, { id, term, folded: fold(term), note, changedAt });
    this.#db.run(deleteSynonyms, { id });
    this.#db.run(deleteLinks, { id });
    for (const [position, synonym] of synonyms.entries()) {
      this.#db.run(insertSynonym, { id, position, synonym });
    }
    for (const [position, { target, confidence }] of links.entries()) {
      const owner = 'owner' in target ? target.owner : null;
      const { kind, name } = target;
      this.#db.run(insertLink, { id, position, kind, owner, name, confidence });
    }
  }
}

/** The CHECKs of the table leave nothing else. */
function describeLink({ kind, owner, name, confidence }: LinkRow): readonly TermLink[] {
  const target = targetOf({ kind, owner, name });
  return target === null ? [] : [{ target, confidence }];
}

function groupById<Row extends { readonly id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, (row) => row.id);
}

interface LinkRow {
  readonly id: string;
  readonly kind: string;
  readonly owner: string | null;
  readonly name: string;
  readonly confidence: TermLink['confidence'];
}

const allTerms = statement<{}, Pick<GlossaryTerm, 'id' | 'term' | 'note' | 'changedAt'>>(
  'SELECT id, term, note, changed_at AS changedAt FROM glossary_term ORDER BY folded',
);

const allSynonyms = statement<{}, { id: string; synonym: string }>(
  'SELECT term_id AS id, synonym FROM glossary_synonym ORDER BY term_id, position',
);

const allLinks = statement<{}, LinkRow>(/* sql */ `
  SELECT term_id AS id, kind, owner, name, confidence FROM glossary_link ORDER BY term_id, position
`);

const termByWord = statement<{ folded: string }, { id: string; term: string }>(
  'SELECT id, term FROM glossary_term WHERE folded = :folded',
);

const upsertTerm = statement<
  Pick<GlossaryTerm, 'id' | 'term' | 'note' | 'changedAt'> & { readonly folded: string }
>(/* sql */ `
  INSERT INTO glossary_term (id, term, folded, note, changed_at)
  VALUES (:id, :term, :folded, :note, :changedAt)
  ON CONFLICT (id) DO UPDATE SET term = excluded.term, folded = excluded.folded,
    note = excluded.note, changed_at = excluded.changed_at
`);

const deleteTerm = statement<{ id: string }>('DELETE FROM glossary_term WHERE id = :id');
const deleteSynonyms = statement<{ id: string }>(
  'DELETE FROM glossary_synonym WHERE term_id = :id',
);
const deleteLinks = statement<{ id: string }>('DELETE FROM glossary_link WHERE term_id = :id');

const insertSynonym = statement<{ id: string; position: number; synonym: string }>(
  'INSERT INTO glossary_synonym (term_id, position, synonym) VALUES (:id, :position, :synonym)',
);

const insertLink = statement<{
  id: string;
  position: number;
  kind: string;
  owner: string | null;
  name: string;
  confidence: string;
}>(/* sql */ `
  INSERT INTO glossary_link (term_id, position, kind, owner, name, confidence)
  VALUES (:id, :position, :kind, :owner, :name, :confidence)
`);
