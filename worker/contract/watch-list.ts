import type { Severity } from './comparison.ts';
import type { CatalogId, EnvironmentId } from './domain.ts';

export type WatchListId = number;
export type PinId = number;

export const PIN_KINDS = [
  'entity',
  'property',
  'navigation_property',
  'action',
  'enumeration',
  'enumeration_member',
] as const;
export type PinKind = (typeof PIN_KINDS)[number];

/** What can be watched, by the names that the field knows it by. */
export interface PinTarget {
  readonly kind: PinKind;
  /** Set name of the entity, or name of the enumeration without namespace. */
  readonly owner: string;
  /** Of the field, relation, action or member; null for an entity or enumeration itself. */
  readonly part: string | null;
  /**
   * True: everything in it counts. False, of an entity: only what whoever uses any of it depends on, its names, its key,
   * whether it can be read and written, and what it makes mandatory. Enumerations are always whole, parts never.
   */
  readonly isWhole: boolean;
}

export interface Pin extends PinTarget {
  readonly id: PinId;
  /** Public name of the entity; null of an enumeration. */
  readonly publicName: string | null;
  /** When what it is compared with was last taken. */
  readonly pinnedAt: string;
  /** False if no catalogue of this device had it when it was pinned: there is nothing to compare with. */
  readonly hasBaseline: boolean;
}

export interface WatchList {
  readonly id: WatchListId;
  /** No other list has it, whatever the case. */
  readonly name: string;
  /** Whose catalogue it was pinned from first; null if that environment was removed. */
  readonly environmentId: EnvironmentId | null;
  readonly createdAt: string;
  /** By owner, the owner itself before its parts. */
  readonly pins: readonly Pin[];
}

/**
 * `broken`: gone, or something that worked when it was pinned fails now. `changed`: it may mean something else, or only
 * looks different. `unknown`: the catalogue is not complete, or there is nothing to compare with.
 * In this order, the worst first.
 */
export const WATCH_STATES = ['broken', 'changed', 'unknown', 'unchanged'] as const;
export type WatchState = (typeof WATCH_STATES)[number];

export interface PinVerdict {
  readonly pinId: PinId;
  readonly state: WatchState;
  /** Of a change, the worst of it; null where nothing changed or nothing is known. */
  readonly severity: Severity | null;
  /** Why, in one sentence; null where it is unchanged. */
  readonly reason: string | null;
  /** What else changed, a sentence each; the first one is `reason`. */
  readonly sentences: readonly string[];
}

/** A list seen from one catalogue. */
export interface WatchListVerdict {
  readonly listId: WatchListId;
  readonly catalogId: CatalogId;
  /** The worst of its pins; `unchanged` without any. */
  readonly state: WatchState;
  /** Of the worst pin, with its name; null where nothing changed. */
  readonly reason: string | null;
  readonly counts: Readonly<Record<WatchState, number>>;
  /** In the order of the list's pins. */
  readonly pins: readonly PinVerdict[];
}

/** What a pasted text uses, before anything is saved. */
export interface PasteReport {
  readonly kind: 'odata_url' | 'csv_header';
  /** Set names of the entities that it names directly. */
  readonly entities: readonly string[];
  /** Of a CSV header without a chosen entity: those that have most of its columns, the best first. */
  readonly candidates: readonly PasteCandidate[];
  readonly recognised: readonly RecognisedUse[];
  readonly unrecognised: readonly UnrecognisedUse[];
}

export interface PasteCandidate {
  readonly entitySetName: string;
  /** How many of the columns it has. */
  readonly columns: number;
}

/** Where in the text something is used. */
export const PASTE_PLACES = [
  'path',
  'key',
  'select',
  'filter',
  'orderby',
  'expand',
  'column',
] as const;
export type PastePlace = (typeof PASTE_PLACES)[number];

export interface RecognisedUse {
  readonly target: PinTarget;
  /** Each once, in the order of `PASTE_PLACES`. */
  readonly places: readonly PastePlace[];
}

export interface UnrecognisedUse {
  /** As it was pasted, perhaps cut. */
  readonly text: string;
  /** What is wrong with it, in a few words. */
  readonly problem: string;
}

export interface PinRequest {
  /** What it shows now is the baseline. */
  readonly catalog: CatalogId;
  /** Whose catalogue it is; a new list belongs to it. */
  readonly environment: EnvironmentId | null;
  readonly targets: readonly PinTarget[];
}

/** What one command did to a list. */
export interface PinningResult {
  readonly list: WatchList;
  readonly added: number;
  /** Were on the list already, and stay as they are. */
  readonly known: number;
  /** Are not in this catalogue, and were not pinned. */
  readonly missing: readonly PinTarget[];
}

/** Lists for a colleague: names only, no baseline, no environment. */
export interface WatchListFile {
  readonly format: 'fo-atlas/watch-lists';
  readonly formatVersion: 1;
  readonly lists: readonly {
    readonly name: string;
    readonly pins: readonly PinTarget[];
  }[];
}

export interface WatchListImport {
  readonly lists: readonly WatchList[];
  readonly added: number;
  readonly known: number;
}
