import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import type { KnownTerm, KnownTerms } from './known-terms.ts';
import type { SearchPlan } from './plan-search.ts';
import { resolveTarget } from './resolve-target.ts';
import { keyOf, type SearchKey } from './index/search-key.ts';

export interface FoundTerms {
  /** What the terms lead to, as far as the catalog has it. */
  readonly keys: readonly SearchKey[];
  /** The term that leads to a row, by its rowid. */
  readonly termByKey: ReadonlyMap<number, KnownTerm>;
}

/** What the terms of the glossary that were typed lead to. */
export function findTerms(
  db: Database,
  catalog: CatalogId,
  { plan, known }: { readonly plan: SearchPlan | null; readonly known: KnownTerms },
): FoundTerms {
  const words = plan?.words.map((word) => word.typed) ?? [];
  const terms = words.length === 0 ? [] : known.find(words);
  const keys: SearchKey[] = [];
  const termByKey = new Map<number, KnownTerm>();
  for (const term of terms) {
    for (const target of term.targets) {
      const key = resolveTarget(db, catalog, target);
      if (key === null || termByKey.has(keyOf(key))) continue;
      keys.push(key);
      termByKey.set(keyOf(key), term);
    }
  }
  return { keys, termByKey };
}
