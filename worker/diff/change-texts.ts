import type { ChangedFact } from '#contract/comparison.ts';
import { readLabels } from '../catalog/label-texts.ts';
import type { Database } from '../db/database.ts';
import type { CatalogPair } from './diff-catalogs.ts';
import type { FoundChange, FoundFact } from './found-change.ts';

/** Texts of the labels that changes carry, read when first needed and kept. */
export class ChangeTexts {
  readonly #db: Database;
  readonly #catalogs: CatalogPair;
  readonly #languages: readonly string[];
  readonly #before = new Map<string, string | null>();
  readonly #after = new Map<string, string | null>();

  constructor(db: Database, catalogs: CatalogPair, languages: readonly string[]) {
    this.#db = db;
    this.#catalogs = catalogs;
    this.#languages = languages;
  }

  /** Call it with many at once: each call that meets a new label asks the database. */
  learn(changes: readonly FoundChange[]): void {
    const ids = changes.flatMap(({ labels }) => [labels.before, labels.after]);
    const unknown = [...new Set(ids)]
      .filter((id) => id !== null)
      .filter((id) => !this.#before.has(id));
    if (unknown.length === 0) return;
    this.#read(this.#catalogs.from, unknown, this.#before);
    this.#read(this.#catalogs.to, unknown, this.#after);
  }

  /** Of the second catalog where it has it. */
  labelOf({ labels, title }: FoundChange): string | null {
    return (
      title ??
      (labels.after === null ? null : this.#after.get(labels.after)) ??
      (labels.before === null ? null : this.#before.get(labels.before)) ??
      null
    );
  }

  factsOf({ facts }: FoundChange): readonly ChangedFact[] {
    return facts.map(({ fact, before, after, severity, reason, isLabel }: FoundFact) => ({
      fact,
      before: isLabel ? withText(before, this.#before) : before,
      after: isLabel ? withText(after, this.#after) : after,
      severity,
      reason,
    }));
  }

  #read(catalog: number, ids: readonly string[], texts: Map<string, string | null>): void {
    const labelOf = readLabels(this.#db, { catalog, languages: this.#languages }, ids);
    for (const id of ids) texts.set(id, labelOf(id)?.text ?? null);
  }
}

/** The text people see, and the id by which it is known. */
function withText(id: string | null, texts: ReadonlyMap<string, string | null>): string | null {
  const text = id === null ? null : (texts.get(id) ?? null);
  return text === null || text === id ? id : `${text} (${id})`;
}
