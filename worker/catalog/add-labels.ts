import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** A text, or that there is none, by the label id in lower case. */
export interface KnownLabel {
  readonly label: string;
  readonly language: string;
  readonly text: string | null;
  readonly isInherited: boolean;
}

/**
 * Adds what a catalog does not know of its labels yet, in one transaction; what it knows stays. Texts of ids that no
 * definition on this device uses are left out. Returns how many texts the database did not have.
 */
export function addLabels(db: Database, catalog: CatalogId, labels: readonly KnownLabel[]): number {
  return db.transaction(() => {
    const owners = new Map(
      db.all(allLabels, {}).map((row) => [row.spelling.toLowerCase(), row.owner_id]),
    );
    const texts = new Texts(db, new Set(labels.map(({ language }) => language)));
    const link = db.bulkInsert(LINK_LABEL);
    for (const { label, language, text, isInherited } of labels) {
      const owner = owners.get(label);
      if (owner === undefined) continue;
      const textId = text === null ? null : texts.idOf(owner, language, text);
      link.add(catalog, language, owner, textId, isInherited);
    }
    db.run(markUnindexed, { after: texts.lastIdBefore });
    return texts.added;
  });
}

/** How many of these texts the database does not have. */
export function countNewTexts(db: Database, labels: readonly KnownLabel[]): number {
  const languages = [...new Set(labels.map(({ language }) => language))];
  const known = new Set(
    db
      .all(spelledTexts, { languages: JSON.stringify(languages) })
      .map(({ spelling, language, text }) => `${spelling.toLowerCase()} ${language} ${text}`),
  );
  return labels.filter(
    ({ label, language, text }) => text !== null && !known.has(`${label} ${language} ${text}`),
  ).length;
}

/** The texts of some languages, by what identifies them. */
class Texts {
  added = 0;
  readonly lastIdBefore: number;
  readonly #db: Database;
  readonly #ids = new Map<string, number>();
  #lastId: number;

  constructor(db: Database, languages: ReadonlySet<string>) {
    this.#db = db;
    this.lastIdBefore = db.one(lastText, {}).id ?? 0;
    this.#lastId = this.lastIdBefore;
    for (const row of db.all(textsOf, { languages: JSON.stringify([...languages]) })) {
      this.#ids.set(keyOf(row.label_id, row.language, row.text), row.id);
    }
  }

  idOf(label: number, language: string, text: string): number {
    const key = keyOf(label, language, text);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = (this.#lastId += 1);
    this.#db.bulkInsert(INSERT_TEXT).add(id, label, language, text);
    this.#ids.set(key, id);
    this.added += 1;
    return id;
  }
}

function keyOf(label: number, language: string, text: string): string {
  return `${label} ${language} ${text}`;
}

const allLabels = statement<{}, { spelling: string; owner_id: number }>(
  'SELECT spelling, owner_id FROM label',
);

const lastText = statement<{}, { id: number | null }>('SELECT max(id) AS id FROM label_text');

const textsOf = statement<
  { languages: string },
  { id: number; label_id: number; language: string; text: string }
>(/* sql */ `
  SELECT id, label_id, language, text FROM label_text
  WHERE language IN (SELECT value FROM json_each(:languages))
`);

const spelledTexts = statement<
  { languages: string },
  { spelling: string; language: string; text: string }
>(/* sql */ `
  SELECT l.spelling, t.language, t.text FROM label_text t JOIN label l ON l.id = t.label_id
  WHERE t.language IN (SELECT value FROM json_each(:languages))
`);

const INSERT_TEXT = 'INSERT INTO label_text (id, label_id, language, text) VALUES (?, ?, ?, ?)';

// Each gets a row of its own, also where the rows of its users are written later.
const markUnindexed = statement<{ after: number }>(/* sql */ `
  INSERT INTO unindexed_label (label_id)
  SELECT label_id FROM label_text WHERE id > :after
  ON CONFLICT DO NOTHING
`);

// Nothing takes the place of what was asked of the service itself; a text takes the place of none.
const LINK_LABEL = /* sql */ `
  INSERT INTO catalog_label (catalog_id, language, label_id, text_id, is_inherited)
  VALUES (?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET text_id = excluded.text_id, is_inherited = excluded.is_inherited
    WHERE text_id IS NULL AND excluded.text_id IS NOT NULL
`;
