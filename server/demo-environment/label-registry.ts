import { hashText } from './seeded-random.ts';
import type { LabelTexts } from './vocabulary/compose-label.ts';

export interface Label extends LabelTexts {
  readonly id: string;
}

/** Gives out label ids, the same for the same text, and knows the texts behind them. */
export class LabelRegistry {
  readonly #labelsByLowerId = new Map<string, Label>();
  readonly #legacyIdsByText = new Map<string, string>();
  readonly #unknownIds = new Set<string>();

  /** A label of the old files (`@SYS14680`), shared by all that say the same. */
  legacyId(texts: LabelTexts): string {
    const key = `SYS|${texts.en}|${texts.de}`;
    const known = this.#legacyIdsByText.get(key);
    if (known !== undefined) return known;
    let number = 1000 + (hashText(key) % 348_000);
    while (this.#labelsByLowerId.has(`@sys${number}`)) number++;
    const id = this.#add(`@SYS${number}`, texts);
    this.#legacyIdsByText.set(key, id);
    return id;
  }

  /** A label of a named file (`@AccountsReceivable:CustCustomerV3EntityLabel`). */
  fileId(file: string, name: string, texts: LabelTexts): string {
    for (let suffix = 1; ; suffix++) {
      const id = `@${file}:${name}${suffix === 1 ? '' : suffix}`;
      const known = this.#labelsByLowerId.get(id.toLowerCase());
      if (known === undefined) return this.#add(id, texts);
      if (known.en === texts.en && known.de === texts.de) return known.id;
    }
  }

  fixedId(id: string, texts: LabelTexts): string {
    return this.#labelsByLowerId.get(id.toLowerCase())?.id ?? this.#add(id, texts);
  }

  /** An id that elements carry although no file has a text for it. */
  unknownId(file: string, name: string): string {
    const id = `@${file}:${name}`;
    this.#unknownIds.add(id.toLowerCase());
    return id;
  }

  /** Case does not matter, as in the product. Null if there is no such label. */
  find(id: string): Label | null {
    return this.#labelsByLowerId.get(id.toLowerCase()) ?? null;
  }

  get size(): number {
    return this.#labelsByLowerId.size + this.#unknownIds.size;
  }

  #add(id: string, texts: LabelTexts): string {
    this.#labelsByLowerId.set(id.toLowerCase(), { id, en: texts.en, de: texts.de });
    return id;
  }
}
