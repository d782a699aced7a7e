import type { HitKind, SearchHit } from '#contract/search.ts';
import { HIT_KIND_WORDS } from '../kind-words.ts';
import { isCondition, SCOPES } from '../search-grammar.ts';

/** What Tab makes of the last word in the box. */
export interface Completion {
  /** What is left in the box. */
  readonly text: string;
  /** Only this kind is looked for from now on; null where that stays as it is. */
  readonly kind: HitKind | null;
  /** A condition to add, as the grammar writes it. */
  readonly condition: string | null;
  /** What the window says Tab will do. */
  readonly words: string;
}

/** Null where Tab has nothing to complete, and moves on as everywhere. */
export function completeSearch(text: string, hits: readonly SearchHit[]): Completion | null {
  const last = text.split(/\s/).at(-1) ?? '';
  if (last === '') return null;
  const left = { text: text.slice(0, -last.length).trimEnd(), kind: null, condition: null };
  const kind = kindMeant(last);
  if (kind !== null) return { ...left, kind, words: HIT_KIND_WORDS[kind].many };
  if (isCondition(last) && !/^in:/i.test(last)) return { ...left, condition: last, words: last };
  const entity = entityMeant(last.replace(/^in:/i, ''), hits);
  if (entity === null) return null;
  return { ...left, condition: `in:${entity}`, words: `inside ${entity}` };
}

/** `f:`, or the beginning of what the kind is called: `enum`. */
function kindMeant(token: string): HitKind | null {
  const scope = /^([a-z]):$/i.exec(token)?.[1]?.toLowerCase();
  if (scope !== undefined) return SCOPES[scope] ?? null;
  const typed = token.toLowerCase();
  if (typed.length < SHORTEST_WORD) return null;
  const kinds = Object.values(SCOPES);
  return kinds.find((kind) => HIT_KIND_WORDS[kind].many.toLowerCase().startsWith(typed)) ?? null;
}

const SHORTEST_WORD = 4;

function entityMeant(typed: string, hits: readonly SearchHit[]): string | null {
  if (typed.length < SHORTEST_NAME) return null;
  const start = typed.toLowerCase();
  const entity = hits.find(
    ({ kind, name }) => kind === 'entity' && name.toLowerCase().startsWith(start),
  );
  return entity?.name ?? null;
}

const SHORTEST_NAME = 3;
