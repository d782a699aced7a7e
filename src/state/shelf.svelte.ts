import * as z from 'zod/mini';
import type { TermTarget } from '#contract/glossary.ts';
import { isSameTarget } from '../term-target.ts';
import type { KeptValues } from '../kept-values.ts';
import { readJson } from '../read-json.ts';

const RECENT_OBJECTS = 12;
const RECENT_SEARCHES = 12;

/**
 * What this reader comes back to: favourites, and what she looked at and searched for lately. By stable names, so that
 * they lead to the environment that is open.
 */
export class Shelf {
  readonly #storage: KeptValues;
  #favourites = $state.raw<readonly TermTarget[]>([]);
  #recentObjects = $state.raw<readonly TermTarget[]>([]);
  #recentSearches = $state.raw<readonly string[]>([]);

  constructor(storage: KeptValues) {
    this.#storage = storage;
    this.#favourites = this.#readTargets('favourites');
    this.#recentObjects = this.#readTargets('recent-objects');
    this.#recentSearches = this.#readSearches();
  }

  /** In the order in which they were chosen. */
  get favourites(): readonly TermTarget[] {
    return this.#favourites;
  }

  /** The latest first. */
  get recentObjects(): readonly TermTarget[] {
    return this.#recentObjects;
  }

  /** The latest first. */
  get recentSearches(): readonly string[] {
    return this.#recentSearches;
  }

  isFavourite(target: TermTarget): boolean {
    return this.#favourites.some((each) => isSameTarget(each, target));
  }

  /** Another tab may have changed them meanwhile: its choice stays. */
  toggleFavourite(target: TermTarget): void {
    const isOne = this.isFavourite(target);
    const others = this.#readTargets('favourites').filter((each) => !isSameTarget(each, target));
    this.#favourites = isOne ? others : [...others, target];
    this.#write('favourites', this.#favourites);
  }

  noteObject(target: TermTarget): void {
    const others = this.#readTargets('recent-objects').filter(
      (each) => !isSameTarget(each, target),
    );
    this.#recentObjects = [target, ...others].slice(0, RECENT_OBJECTS);
    this.#write('recent-objects', this.#recentObjects);
  }

  noteSearch(text: string): void {
    const search = text.trim();
    if (search === '') return;
    const others = this.#readSearches().filter(
      (each) => each.toLowerCase() !== search.toLowerCase(),
    );
    this.#recentSearches = [search, ...others].slice(0, RECENT_SEARCHES);
    this.#write('recent-searches', this.#recentSearches);
  }

  /** Older than what is here, the latest first. */
  addRecent(objects: readonly TermTarget[], searches: readonly string[]): void {
    const [ownObjects, ownSearches] = [this.#readTargets('recent-objects'), this.#readSearches()];
    for (const target of [...ownObjects, ...objects].toReversed()) this.noteObject(target);
    for (const text of [...ownSearches, ...searches].toReversed()) this.noteSearch(text);
  }

  /** Favourites stay. */
  forgetRecent(): void {
    this.#recentObjects = [];
    this.#recentSearches = [];
    this.#storage.removeItem('recent-objects');
    this.#storage.removeItem('recent-searches');
  }

  #readTargets(key: string): readonly TermTarget[] {
    const parsed = z.array(targetSchema).safeParse(readJson(this.#storage.getItem(key) ?? '[]'));
    return parsed.success ? parsed.data : [];
  }

  #readSearches(): readonly string[] {
    const kept = readJson(this.#storage.getItem('recent-searches') ?? '[]');
    const parsed = z.array(z.string()).safeParse(kept);
    return parsed.success ? parsed.data : [];
  }

  #write(key: string, value: readonly unknown[]): void {
    this.#storage.setItem(key, JSON.stringify(value));
  }
}

/** Of what can be a favourite, from wherever it comes. */
export const targetSchema = z.union([
  z.object({ kind: z.enum(['entity', 'data_entity', 'enumeration']), name: z.string() }),
  z.object({
    kind: z.enum(['property', 'action', 'enumeration_member']),
    owner: z.string(),
    name: z.string(),
  }),
]);
