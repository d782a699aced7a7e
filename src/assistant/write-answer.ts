/** What a tool has to say: a few facts, and perhaps the items of one list. */
export interface ToolAnswer {
  readonly facts: JsonObject;
  readonly list?: ItemList;
}

export interface ItemList {
  readonly name: string;
  /** From `offset` on; not necessarily to the end. */
  readonly items: readonly Json[];
  readonly offset: number;
  /** True if there are items after the last of these. */
  readonly hasMore: boolean;
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** Long texts are cut only where one item alone would be longer than the whole answer may be. */
const TEXT_LENGTHS = [Infinity, 300, 100, 40];

/**
 * JSON of at most `maxCharacters`, of which 500 are always enough. The list is cut between items, never to nothing;
 * `next` is the offset to go on from, and missing when nothing is left.
 */
export function writeAnswer(answer: ToolAnswer, maxCharacters: number): string {
  let text = '';
  for (const length of TEXT_LENGTHS) {
    text = write(answer, { maxCharacters, shorten: shortenTexts(length) });
    if (text.length <= maxCharacters) return text;
  }
  return text;
}

/** A whole list that is in memory, from `offset` on. */
export function listFrom(name: string, items: readonly Json[], offset: number): ItemList {
  return { name, items: items.slice(offset), offset, hasMore: false };
}

type Replacer = (name: string, value: unknown) => unknown;

function shortenTexts(length: number): Replacer {
  return (_name, value) =>
    typeof value === 'string' && value.length > length ? `${value.slice(0, length - 1)}…` : value;
}

function write(
  { facts, list }: ToolAnswer,
  { maxCharacters, shorten }: { readonly maxCharacters: number; readonly shorten: Replacer },
): string {
  if (!list) return JSON.stringify(facts, shorten);
  const { name, items, offset, hasMore } = list;
  const frame = JSON.stringify({ ...facts, [name]: [], next: offset + items.length }, shorten);
  const count = countFitting(items, maxCharacters - frame.length, shorten);
  const isAll = count === items.length && !hasMore;
  const next = isAll ? undefined : offset + count;
  return JSON.stringify({ ...facts, [name]: items.slice(0, count), next }, shorten);
}

/** At least one, so that whoever pages through the list gets on. */
function countFitting(items: readonly Json[], characters: number, shorten: Replacer): number {
  let left = characters + 1; // the first item has no comma before it
  const excess = items.findIndex((item) => {
    left -= JSON.stringify(item, shorten).length + 1;
    return left < 0;
  });
  return excess === -1 ? items.length : Math.max(excess, 1);
}
