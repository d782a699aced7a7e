import type { FoundFact } from './found-change.ts';
import { SEVERITY_RULES } from './severity-rules.ts';

export interface NameLists {
  readonly of: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const NAMES_SHOWN = 5;

/**
 * For two definitions that are not equal although nothing in them differs: the order does. Says of what, with the names
 * where it begins to differ; `within` is the answer where no list of names does.
 */
export function orderFact(lists: readonly NameLists[], within: string): FoundFact {
  const list = lists.find(({ before, after }) => firstDifference(before, after) !== -1);
  const from = list === undefined ? -1 : firstDifference(list.before, list.after);
  return {
    fact: `order of ${list?.of ?? within}`,
    before: list === undefined ? null : namesFrom(list.before, from),
    after: list === undefined ? null : namesFrom(list.after, from),
    isLabel: false,
    ...SEVERITY_RULES['order changed'],
  };
}

function firstDifference(before: readonly string[], after: readonly string[]): number {
  return before.findIndex((name, place) => after[place] !== name);
}

function namesFrom(names: readonly string[], from: number): string {
  const shown = names.slice(from, from + NAMES_SHOWN).join(', ');
  const isStart = from === 0;
  const isEnd = from + NAMES_SHOWN >= names.length;
  return `${isStart ? '' : '… '}${shown}${isEnd ? '' : ' …'}`;
}
