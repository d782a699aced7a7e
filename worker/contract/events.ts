import type { ConnectionReport } from './connection.ts';
import type { Catalog, CatalogId, EnvironmentId } from './domain.ts';
import type { SnapshotProgress } from './snapshot.ts';
import type { SyncSession } from './sync.ts';

/** Told to every tab, the owner's own included, on the events channel (channels.ts). */
export type EngineEvent =
  /** An environment was added, changed, checked or got another catalogue: ask again for the list. */
  | { readonly kind: 'environments_changed' }
  /** It is gone with its syncs and with the catalogues that only it had; their ids may be given again. */
  | { readonly kind: 'environment_removed'; readonly environmentId: EnvironmentId }
  /** Former catalogues are gone; their ids may be given again. */
  | { readonly kind: 'catalogs_removed'; readonly catalogs: readonly CatalogId[] }
  /** At every change of status and phase, and at most ten times a second in between. */
  | { readonly kind: 'sync_changed'; readonly session: SyncSession }
  /** Another step of a connection check is known; `watch` is the word that its caller chose. */
  | { readonly kind: 'connection_step'; readonly watch: string; readonly report: ConnectionReport }
  /** A term was saved, removed or taken in from a file. */
  | { readonly kind: 'glossary_changed' }
  /** More of this catalogue can be searched or shown than before. */
  | {
      readonly kind: 'catalog_changed';
      readonly environmentId: EnvironmentId;
      readonly catalog: Catalog;
    }
  /** A watch-list was made, changed or removed: ask again for the lists. */
  | { readonly kind: 'watch_lists_changed' }
  /** A saved diagram was made, changed or removed: ask again for the layouts. */
  | { readonly kind: 'layouts_changed' }
  /** How far writing, checking or opening a snapshot is; the asker knows its task. */
  | { readonly kind: 'snapshot_progress'; readonly progress: SnapshotProgress };
