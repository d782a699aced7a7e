import { LIMITS } from './snapshot-format.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';
import { isStorable, isVisible } from '../names/visible-text.ts';

/** Reads foreign JSON by position; refuses the snapshot where a fact is missing, left over or of another type. */
export class FactReader {
  readonly #facts: readonly unknown[];
  readonly #place: string;
  #next = 0;

  constructor(facts: unknown, place: string) {
    this.#place = place;
    if (!Array.isArray(facts)) throw this.#refusal();
    this.#facts = facts;
  }

  text(): string {
    const fact = this.#take();
    if (typeof fact !== 'string' || !isStorable(fact)) throw this.#refusal();
    if (fact.length > LIMITS.textLength) throw this.#refusal();
    return fact;
  }

  /** A technical name: nobody could see that it holds something invisible, or runs backwards. */
  name(): string {
    const fact = this.text();
    if (!isVisible(fact)) throw new SnapshotRefusal('bad_content', `name in ${this.#place}`);
    return fact;
  }

  textOrNull(): string | null {
    return this.#isNull() ? null : this.text();
  }

  nameOrNull(): string | null {
    return this.#isNull() ? null : this.name();
  }

  flag(): boolean {
    const fact = this.#take();
    if (typeof fact !== 'boolean') throw this.#refusal();
    return fact;
  }

  integer(): number {
    const fact = this.#take();
    if (!Number.isSafeInteger(fact)) throw this.#refusal();
    return Number(fact);
  }

  integerOrNull(): number | null {
    return this.#isNull() ? null : this.integer();
  }

  list<T>(read: (facts: FactReader) => T): readonly T[] {
    const items = this.#take();
    if (!Array.isArray(items)) throw this.#refusal();
    return items.map((item) => {
      const facts = new FactReader(item, this.#place);
      const value = read(facts);
      facts.end();
      return value;
    });
  }

  names(): readonly string[] {
    const facts = new FactReader(this.#take(), this.#place);
    const names: string[] = [];
    while (facts.#next < facts.#facts.length) names.push(facts.name());
    return names;
  }

  /** Null, or a list of facts. */
  part<T>(read: (facts: FactReader) => T): T | null {
    if (this.#isNull()) return null;
    const facts = new FactReader(this.#take(), this.#place);
    const value = read(facts);
    facts.end();
    return value;
  }

  end(): void {
    if (this.#next !== this.#facts.length) throw this.#refusal();
  }

  #isNull(): boolean {
    if (this.#facts[this.#next] !== null) return false;
    this.#next += 1;
    return true;
  }

  #take(): unknown {
    return this.#facts[this.#next++];
  }

  #refusal(): SnapshotRefusal {
    return new SnapshotRefusal('bad_content', this.#place);
  }
}
