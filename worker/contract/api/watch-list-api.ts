import type { CatalogId } from '../domain.ts';
import type { Answer } from '../outcome.ts';
import type {
  PasteReport,
  PinId,
  PinningResult,
  PinRequest,
  WatchList,
  WatchListFile,
  WatchListId,
  WatchListImport,
  WatchListVerdict,
} from '../watch-list.ts';

export interface WatchListApi {
  /** Question. By name. */
  listWatchLists(): Answer<readonly WatchList[]>;
  /**
   * Question. Lists by name, seen from this catalogue; all of them, or only these. Labels that changed are told by their
   * texts in the first of the languages that has one, `['en-US']` unless said otherwise.
   */
  checkWatchLists(
    catalog: CatalogId,
    lists?: readonly WatchListId[],
    languages?: readonly string[],
  ): Answer<readonly WatchListVerdict[]>;
  /**
   * Command, safe to repeat. Pins what a catalogue has to the list of this name, made if there is none.
   * Fails with `bad_input`.
   */
  pin(name: string, request: PinRequest): Answer<PinningResult>;
  /** Command, safe to repeat. */
  unpin(pins: readonly PinId[]): Answer<void>;
  /**
   * Command, safe to repeat. What this catalogue shows is the baseline from now on; a pin that it does not have keeps
   * what it had. All pins of the list, or only these.
   */
  acceptPins(list: WatchListId, catalog: CatalogId, pins?: readonly PinId[]): Answer<WatchList>;
  /** Command. Fails with `bad_input` where the name is empty, too long or another list's. */
  renameWatchList(list: WatchListId, name: string): Answer<WatchList>;
  /** Command, safe to repeat. */
  removeWatchList(list: WatchListId): Answer<void>;
  /**
   * Question. What an OData address, several of them, or the first line of a CSV file uses. `entity` is the set name
   * that a header belongs to; guessed when left out. Nothing is saved.
   */
  recognisePaste(catalog: CatalogId, text: string, entity?: string): Answer<PasteReport>;
  /** Question. All lists, or only these. */
  exportWatchLists(lists?: readonly WatchListId[]): Answer<WatchListFile>;
  /**
   * Command, safe to repeat: pins are added to the lists of these names. Their baseline is what this catalogue shows;
   * without a catalogue they have none. `file` is untrusted. Fails with `bad_input`.
   */
  importWatchLists(file: unknown, catalog: CatalogId | null): Answer<WatchListImport>;
}
