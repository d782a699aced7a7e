import type { UsedLabel } from '../catalog/label-store.ts';

/** The labels of one language that have no answer yet, in the order in which they are asked for. */
export class LabelQueue {
  readonly language: string;
  readonly #labelsBySpelling: ReadonlyMap<string, UsedLabel>;
  readonly #waiting: Set<UsedLabel>;

  constructor(language: string, labels: readonly UsedLabel[]) {
    this.language = language;
    this.#labelsBySpelling = new Map(labels.map((label) => [label.spelling.toLowerCase(), label]));
    this.#waiting = new Set(labels);
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Taken one by one: what has been settled or taken meanwhile is left out. */
  *spellings(): Generator<string> {
    for (const label of this.#waiting) {
      this.#waiting.delete(label);
      yield label.spelling;
    }
  }

  /** Takes those of these labels (by id) that wait: whoever wants them asks for them at once. */
  take(ids: ReadonlySet<number>): readonly string[] {
    const taken = [...this.#waiting].filter((label) => ids.has(label.id));
    for (const label of taken) this.#waiting.delete(label);
    return taken.map(({ spelling }) => spelling);
  }

  /** Of those that were taken: they were not answered. */
  putBack(spellings: Iterable<string>): void {
    for (const spelling of spellings) {
      const label = this.find(spelling);
      if (label !== undefined) this.#waiting.add(label);
    }
  }

  find(spelling: string): UsedLabel | undefined {
    return this.#labelsBySpelling.get(spelling.toLowerCase());
  }
}
