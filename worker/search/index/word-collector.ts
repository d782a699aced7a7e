import type { Database } from '../../db/database.ts';
import { wordsOfName, wordsOfText } from '../language/words.ts';

/**
 * Makes the texts of index rows while they are written, and collects their words for `search_word`. Words of what a
 * clean-up removes stay there: to know that nothing else has them, all of the index would have to be read, and the next
 * version mostly has them again.
 * `index_name`, `index_words` and `index_label` are its SQL functions.
 */
export class WordCollector {
  readonly #db: Database;
  /** Word → is it a whole name only; words already stored stay here, so each is written once. */
  readonly #words = new Map<string, boolean>();
  #fresh = new Map<string, boolean>();

  constructor(db: Database) {
    this.#db = db;
    db.afterRollBack(() => this.#forget());
    db.defineTextFunction('index_name', (name) => this.#indexName(name));
    db.defineTextFunction('index_words', (name) => this.#indexWords(name));
    db.defineTextFunction('index_label', (text) => this.#indexLabel(text));
  }

  /** Writes what was collected: in the transaction that wrote the rows. */
  flush(): void {
    const insert = this.#db.bulkInsert(/* sql */ `
      INSERT INTO search_word (word, is_whole_name) VALUES (?, ?)
      ON CONFLICT DO UPDATE SET is_whole_name = min(is_whole_name, excluded.is_whole_name)
    `);
    for (const [word, isWholeName] of this.#fresh) insert.add(word, isWholeName);
    this.#fresh = new Map();
  }

  #forget(): void {
    this.#words.clear();
    this.#fresh = new Map();
  }

  /** The name's words, and the name written in one: `DeliveryTerms` → `deliveryterms delivery terms`. */
  #indexName(name: string): string {
    const words = wordsOfName(name).map((word) => word.text);
    const whole = words.join('');
    for (const word of words) this.#collect(word, false);
    if (words.length > 1) this.#collect(whole, true);
    return words.length > 1 ? `${whole} ${words.join(' ')}` : whole;
  }

  /** A name's words alone, where nobody types it in one. */
  #indexWords(name: string): string {
    const words = wordsOfName(name).map((word) => word.text);
    for (const word of words) this.#collect(word, false);
    return words.join(' ');
  }

  #indexLabel(text: string): string {
    const words = wordsOfText(text).map((word) => word.text);
    for (const word of words) this.#collect(word, false);
    return words.join(' ');
  }

  #collect(word: string, isWholeName: boolean): void {
    const known = this.#words.get(word);
    if (known === undefined || (known && !isWholeName)) {
      this.#words.set(word, isWholeName);
      this.#fresh.set(word, isWholeName);
    }
  }
}
