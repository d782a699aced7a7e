/**
 * How tabs and the owner of the database find each other. Names carry the app, not a version:
 * an old and a new tab of the app must see each other's lock.
 */

/** Raised when a tab of one app version can no longer be served by an owner of another. */
export const CONTRACT_VERSION = 4;

/** Held by the worker that has the database open. */
export const DATABASE_LOCK = 'fo-atlas/database';

/** Everybody hears it: owners announce themselves, tabs say hello. */
export const LOBBY_CHANNEL = 'fo-atlas/lobby';

/** Carries EngineEvents from the owner to every tab that it serves. Tabs of another contract version do not hear it. */
export const EVENTS_CHANNEL = `fo-atlas/events/${CONTRACT_VERSION}`;

/** Comlink between one tab and the owner of this moment. */
export function tabChannel(tabId: string, ownerId: string): string {
  return `fo-atlas/tab/${tabId}/${ownerId}`;
}

/** The other way round: the owner asks, the tab's window answers (tab-api.ts). */
export function tokenChannel(tabId: string, ownerId: string): string {
  return `fo-atlas/token/${tabId}/${ownerId}`;
}

/**
 * Between a tab and an owner that may go away at any moment. An answer that nobody waits for any more is dropped, where
 * a plain channel throws.
 */
export class PeerChannel extends BroadcastChannel {
  #isClosed = false;

  override postMessage(message: unknown): void {
    if (!this.#isClosed) super.postMessage(message);
  }

  override close(): void {
    this.#isClosed = true;
    super.close();
  }
}

/** Held by a tab's window as long as it lives, so that the owner can tell when it is gone. */
export function tabLock(tabId: string): string {
  return `fo-atlas/tab/${tabId}`;
}

export type LobbyMessage =
  /** A tab looks for the owner. */
  | { readonly kind: 'hello'; readonly tabId: string; readonly contractVersion: number }
  /** An owner is ready to serve: every tab says hello to it. */
  | { readonly kind: 'owner'; readonly ownerId: string }
  /** The owner listens on this tab's channel now. */
  | { readonly kind: 'welcome'; readonly tabId: string; readonly ownerId: string }
  /** The owner speaks another version of the contract and does not serve this tab. */
  | { readonly kind: 'refused'; readonly tabId: string; readonly ownerId: string };

/** What the window hands its worker in `name` when it starts it. */
export interface WorkerStart {
  readonly tabId: string;
  /** Absolute address of the app, with a trailing slash: the relay is below it. */
  readonly baseUrl: string;
}
