import type { Severity } from '#contract/comparison.ts';
import {
  PIN_KINDS,
  WATCH_STATES,
  type PastePlace,
  type PinKind,
  type PinTarget,
  type WatchList,
  type WatchListImport,
  type WatchListVerdict,
  type WatchState,
} from '#contract/watch-list.ts';
import { amountText, countText } from './number-text.ts';

export const WATCH_STATE_WORDS: Record<WatchState, string> = {
  broken: 'broken',
  changed: 'changed',
  unknown: 'not known',
  unchanged: 'unchanged',
};

/** What a pin is called, one and many. */
export const PIN_KIND_WORDS: Record<PinKind, readonly [one: string, many: string]> = {
  entity: ['entity', 'entities'],
  property: ['field', 'fields'],
  navigation_property: ['relation', 'relations'],
  action: ['action', 'actions'],
  enumeration: ['enumeration', 'enumerations'],
  enumeration_member: ['value', 'values'],
};

export const PASTE_PLACE_WORDS: Record<PastePlace, string> = {
  path: 'address',
  key: 'key',
  select: 'select',
  filter: 'filter',
  orderby: 'order',
  expand: 'expand',
  column: 'column',
};

/** A change that breaks nothing is either to be looked at, or not. */
export function stateText(state: WatchState, severity: Severity | null): string {
  return state === 'changed' && severity !== null
    ? `${WATCH_STATE_WORDS.changed}, ${severity}`
    : WATCH_STATE_WORDS[state];
}

/** `CustomersV3.CreditLimit`, or the entity or enumeration itself. */
export function targetText({ owner, part }: PinTarget): string {
  return part === null ? owner : `${owner}.${part}`;
}

/** `field`, or how much of an entity is watched. */
export function targetKindText({ kind, isWhole }: PinTarget): string {
  const [one] = PIN_KIND_WORDS[kind];
  return kind === 'entity' && isWhole ? 'whole entity' : one;
}

/** `2 broken, 1 changed, 9 unchanged`. */
export function countsText({ counts }: WatchListVerdict): string {
  return WATCH_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${countText(counts[state])} ${WATCH_STATE_WORDS[state]}`)
    .join(', ');
}

/** What came in with a file, and what of it has nothing to be compared with. */
export function importText({ lists, added, known }: WatchListImport): string {
  const names = lists.map(({ name }) => name).join(', ');
  const before = known > 0 ? `, ${countText(known)} known before` : '';
  const told = `${amountText(added, 'thing')} added to ${names || 'no list'}${before}.`;
  const bare = lists.flatMap(({ pins }) => pins).filter(({ hasBaseline }) => !hasBaseline).length;
  if (bare === 0) return told;
  const [are, have] = bare === 1 ? ['is', 'has'] : ['are', 'have'];
  return `${told} ${countText(bare)} ${are} not in this catalogue and ${have} nothing to compare with yet.`;
}

/** `2 fields, 1 entity`: what of a list is in a state. */
export function pinsText(list: WatchList, verdict: WatchListVerdict, state: WatchState): string {
  const ids = new Set(verdict.pins.filter((pin) => pin.state === state).map(({ pinId }) => pinId));
  const kinds = list.pins.filter(({ id }) => ids.has(id)).map(({ kind }) => kind);
  return PIN_KINDS.map((kind) => ({ kind, count: kinds.filter((each) => each === kind).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ kind, count }) => amountText(count, ...PIN_KIND_WORDS[kind]))
    .join(', ');
}

interface Turn {
  readonly list: WatchList;
  /** Seen from what the environment showed before; null where it showed nothing. */
  readonly before: WatchListVerdict | null;
  readonly now: WatchListVerdict;
  /** `UAT's new version`. */
  readonly cause: string;
}

/** What a new catalogue means to a list, in one line; null where it means nothing new. */
export function turnText({ list, before, now, cause }: Turn): string | null {
  if (now.state === 'unknown') return null;
  const was = before?.state ?? 'unchanged';
  const wasBroken = before?.counts.broken ?? 0;
  if (now.state === was && now.counts.broken === wasBroken) return null;
  switch (now.state) {
    case 'broken':
      return `${list.name}: ${pinsText(list, now, 'broken')} broken by ${cause}.`;
    case 'changed':
      return `${list.name}: ${pinsText(list, now, 'changed')} changed by ${cause}, nothing broken.`;
    case 'unchanged':
      return `${list.name}: all as it was pinned again with ${cause}.`;
  }
}
