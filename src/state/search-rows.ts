import { HIT_KINDS, type HitKind, type SearchHit } from '#contract/search.ts';

/** A line of the result list: a heading, or a hit with its number among all hits. */
export type SearchRow =
  | { readonly kind: 'heading'; readonly of: HitKind | 'more' }
  | { readonly kind: 'hit'; readonly hit: SearchHit; readonly position: number };

/** So many of each kind stand under its heading; the rest follows below, in the order of rank. */
export const GROUP_LENGTH = 6;

/**
 * The first page grouped by kind, the group of the best hit first; below it everything else by rank.
 * Further pages only ever add to the end: nothing that is on screen moves.
 */
export function groupHits(hits: readonly SearchHit[], firstPage: number): readonly SearchRow[] {
  const kinds = new Set(hits.slice(0, firstPage).map((hit) => hit.kind));
  if (kinds.size <= 1 && hits.every((hit) => kinds.has(hit.kind))) return numbered(hits, 1);

  const rows: SearchRow[] = [];
  const grouped = new Set<SearchHit>();
  for (const kind of kinds) {
    const group = hits
      .slice(0, firstPage)
      .filter((hit) => hit.kind === kind)
      .slice(0, GROUP_LENGTH);
    rows.push({ kind: 'heading', of: kind }, ...numbered(group, grouped.size + 1));
    for (const hit of group) grouped.add(hit);
  }
  const rest = hits.filter((hit) => !grouped.has(hit));
  if (rest.length === 0) return rows;
  return [...rows, { kind: 'heading', of: 'more' }, ...numbered(rest, grouped.size + 1)];
}

/** The order in which kinds are offered as filters. */
export function compareKinds(a: HitKind, b: HitKind): number {
  return HIT_KINDS.indexOf(a) - HIT_KINDS.indexOf(b);
}

function numbered(hits: readonly SearchHit[], first: number): readonly SearchRow[] {
  return hits.map((hit, index) => ({ kind: 'hit', hit, position: first + index }));
}
