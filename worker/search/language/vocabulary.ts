import type { Database } from '../../db/database.ts';
import { statement } from '../../db/statement.ts';
import { editDistance } from './edit-distance.ts';
import { stemOf } from './stem.ts';

/** All words of the index in memory, sorted: about 2 MB for a full catalogue. */
export class Vocabulary {
  readonly #words: readonly string[];
  readonly #wholeNames: readonly string[];

  constructor(words: readonly string[], wholeNames: readonly string[]) {
    this.#words = words;
    this.#wholeNames = wholeNames;
  }

  static read(db: Database): Vocabulary {
    const rows = db.all(allWords, {});
    const words = rows.filter((row) => row.is_whole_name === 0);
    const wholeNames = rows.filter((row) => row.is_whole_name === 1);
    return new Vocabulary(
      words.map((row) => row.word),
      wholeNames.map((row) => row.word),
    );
  }

  /** True of a word, and of a name written in one. */
  has(word: string): boolean {
    return (
      this.#words[firstAtLeast(this.#words, word)] === word ||
      this.#wholeNames[firstAtLeast(this.#wholeNames, word)] === word
    );
  }

  /** Words that begin so, the shortest first. */
  wordsWithPrefix(prefix: string, limit: number): readonly string[] {
    return withPrefix(this.#words, prefix, limit);
  }

  /** Names written in one that begin so, the shortest first. */
  wholeNamesWithPrefix(prefix: string, limit: number): readonly string[] {
    return withPrefix(this.#wholeNames, prefix, limit);
  }

  /** The word itself, its plural, its singular, its other cases: as many of them as exist. */
  inflectionsOf(word: string): readonly string[] {
    const stem = stemOf(word);
    // A `y` became `ies`; every other ending is added to the stem.
    const beginning = stem.endsWith('y') ? stem.slice(0, -1) : stem;
    const [from, to] = prefixRange(this.#words, beginning);
    return this.#words
      .slice(from, to)
      .filter((each) => each.length <= word.length + LONGEST_ENDING && stemOf(each) === stem);
  }

  /** Words and names written in one for which it is true, the shortest first. */
  namesLike(isLike: (name: string) => boolean, limit: number): readonly string[] {
    return shortest([...this.#words.filter(isLike), ...this.#wholeNames.filter(isLike)], limit);
  }

  /** Words that have it inside, the shortest first. */
  wordsContaining(part: string, limit: number): readonly string[] {
    return shortest(
      this.#words.filter((word) => word.includes(part)),
      limit,
    );
  }

  /** The most similar words, at most `maxDistance` single-letter mistakes away; the first letter must be right. */
  wordsSimilarTo(misspelt: string, similarity: Similarity): readonly string[] {
    return similarTo(this.#words, misspelt, similarity);
  }

  /** The most similar names written in one. */
  wholeNamesSimilarTo(misspelt: string, similarity: Similarity): readonly string[] {
    return similarTo(this.#wholeNames, misspelt, similarity);
  }
}

export interface Similarity {
  readonly maxDistance: number;
  readonly limit: number;
}

const LONGEST_ENDING = 3;

function similarTo(
  sorted: readonly string[],
  misspelt: string,
  { maxDistance, limit }: Similarity,
): readonly string[] {
  const candidates: { word: string; distance: number }[] = [];
  const [from, to] = prefixRange(sorted, misspelt.slice(0, 1));
  for (let index = from; index < to; index += 1) {
    const word = sorted[index] ?? '';
    if (Math.abs(word.length - misspelt.length) > maxDistance) continue;
    const distance = editDistance(misspelt, word, maxDistance);
    if (distance <= maxDistance) candidates.push({ word, distance });
  }
  return candidates
    .sort((a, b) => a.distance - b.distance || a.word.length - b.word.length)
    .filter((candidate, _, [best]) => candidate.distance === best?.distance)
    .slice(0, limit)
    .map((candidate) => candidate.word);
}

function withPrefix(sorted: readonly string[], prefix: string, limit: number): readonly string[] {
  const [from, to] = prefixRange(sorted, prefix);
  return shortest(sorted.slice(from, to), limit);
}

function shortest(words: readonly string[], limit: number): readonly string[] {
  return words.toSorted((a, b) => a.length - b.length).slice(0, limit);
}

/** Where the words that begin so stand in a list sorted by code unit. */
function prefixRange(sorted: readonly string[], prefix: string): readonly [number, number] {
  return [firstAtLeast(sorted, prefix), firstAtLeast(sorted, `${prefix}\uffff`)];
}

function firstAtLeast(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

// SQLite's binary order is by UTF-8 byte, which differs from code units only beyond the basic plane.
const allWords = statement<{}, { word: string; is_whole_name: number }>(
  'SELECT word, is_whole_name FROM search_word ORDER BY word',
);
