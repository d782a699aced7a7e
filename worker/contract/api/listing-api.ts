import type { ListedAction, ListedEntity, ListedEnumeration, ListingScope } from '../listing.ts';
import type { Answer } from '../outcome.ts';

/** Everything of one kind that a catalogue holds, by name; whole, since the window sorts and filters it. */
export interface ListingApi {
  /** Question. */
  listEntities(scope: ListingScope): Answer<readonly ListedEntity[]>;
  /** Question. */
  listEnumerations(scope: ListingScope): Answer<readonly ListedEnumeration[]>;
  /** Question. */
  listActions(scope: ListingScope): Answer<readonly ListedAction[]>;
}
