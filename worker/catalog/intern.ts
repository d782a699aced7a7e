import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/**
 * Rows that many properties share, by what identifies them: read once, then kept in memory. After a transaction
 * that was rolled back it knows rows that do not exist: throw it away with the store that holds it.
 */
export class Interner {
  readonly #db: Database;
  readonly #labels = new Map<string, number>();
  /** The first spelling of a label id decides which row its texts belong to. */
  readonly #labelOwners = new Map<string, number>();
  readonly #types = new Map<string, number>();
  #lastLabel = 0;
  #lastType = 0;
  readonly #insertLabel;
  readonly #insertType;

  constructor(db: Database) {
    this.#insertLabel = db.bulkInsert(
      'INSERT INTO label (id, spelling, owner_id) VALUES (?, ?, ?)',
    );
    this.#insertType = db.bulkInsert(
      'INSERT INTO property_type (id, type_name, data_type) VALUES (?, ?, ?)',
    );
    this.#db = db;
  }

  /** Reads what is stored. Call it before the first question, and where somebody else has written. */
  learn(): void {
    this.#labels.clear();
    this.#labelOwners.clear();
    this.#types.clear();
    for (const { id, spelling, owner_id } of this.#db.all(allLabels, {})) {
      this.#labels.set(spelling, id);
      this.#labelOwners.set(spelling.toLowerCase(), owner_id);
      this.#lastLabel = Math.max(this.#lastLabel, id);
    }
    for (const { id, type_name, data_type } of this.#db.all(allTypes, {})) {
      this.#types.set(`${type_name} ${data_type}`, id);
      this.#lastType = Math.max(this.#lastType, id);
    }
  }

  /** Row of a label id or literal text, made if it is new; null for no label. */
  label(spelling: string | null): number | null {
    if (spelling === null) return null;
    const known = this.#labels.get(spelling);
    if (known !== undefined) return known;
    const id = (this.#lastLabel += 1);
    const folded = spelling.toLowerCase();
    const owner = this.#labelOwners.get(folded) ?? id;
    this.#insertLabel.add(id, spelling, owner);
    this.#labels.set(spelling, id);
    this.#labelOwners.set(folded, owner);
    return id;
  }

  /** Row of a pair of OData type and X++ type, made if it is new. */
  propertyType(typeName: string, dataType: string): number {
    const key = `${typeName} ${dataType}`;
    const known = this.#types.get(key);
    if (known !== undefined) return known;
    const id = (this.#lastType += 1);
    this.#insertType.add(id, typeName, dataType);
    this.#types.set(key, id);
    return id;
  }
}

const allLabels = statement<{}, { id: number; spelling: string; owner_id: number }>(
  'SELECT id, spelling, owner_id FROM label',
);

const allTypes = statement<{}, { id: number; type_name: string; data_type: string }>(
  'SELECT id, type_name, data_type FROM property_type',
);
