import type { HitKind } from '#contract/search.ts';

/**
 * The search index has no contents: its rowid says what a row is. Kind in the highest place, so that one kind is a
 * range of rowids; then the definition (of a label, the label); then the position inside it (a property's, a member's, an action's).
 * All of it stays below 2^53.
 */
const POSITIONS = 2 ** 13;
const DEFINITIONS = 2 ** 36;
const KIND_STEP = POSITIONS * DEFINITIONS;

/**
 * They are in the rowids of databases that users have: a new kind takes the next number, and none is ever given to
 * another kind.
 */
const KIND_NUMBERS: Readonly<Record<HitKind, number>> = {
  entity: 0,
  property: 1,
  enumeration: 2,
  enumeration_member: 3,
  action: 4,
  data_entity: 5,
  label: 6,
};
const KINDS_BY_NUMBER = new Map(
  Object.entries(KIND_NUMBERS).map(([kind, number]) => [number, kind as HitKind]), // its keys
);

export interface SearchKey {
  readonly kind: HitKind;
  readonly definition: number;
  readonly position: number;
}

export function firstKey(kind: HitKind): number {
  return KIND_NUMBERS[kind] * KIND_STEP;
}

/** Of the kind's range, exclusive. */
export function endKey(kind: HitKind): number {
  return firstKey(kind) + KIND_STEP;
}

export function keyOf({ kind, definition, position }: SearchKey): number {
  return firstKey(kind) + definition * POSITIONS + position;
}

export function searchKeyOf(rowid: number): SearchKey {
  const kind = KINDS_BY_NUMBER.get(Math.floor(rowid / KIND_STEP));
  if (kind === undefined) throw new RangeError(`No search row has the id ${rowid}.`);
  const rest = rowid % KIND_STEP;
  return { kind, definition: Math.floor(rest / POSITIONS), position: rest % POSITIONS };
}

/** SQL for the rowid of a row of this kind; the arguments are SQL of ours, never text of a user. */
export function keyExpression(kind: HitKind, definition: string, position: string): string {
  return `(${firstKey(kind)} + ${definition} * ${POSITIONS} + ${position})`;
}

/** SQL for the definition that a rowid belongs to. */
export function definitionExpression(rowid: string): string {
  return `(${rowid} % ${KIND_STEP} / ${POSITIONS})`;
}

/** SQL for the position inside its definition. */
export function positionExpression(rowid: string): string {
  return `(${rowid} % ${POSITIONS})`;
}
