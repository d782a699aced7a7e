import { expose } from 'comlink';
import type { EngineApi } from '#contract/api.ts';
import {
  CONTRACT_VERSION,
  LOBBY_CHANNEL,
  PeerChannel,
  tabChannel,
  tabLock,
  type LobbyMessage,
} from '#contract/channels.ts';
import type { TabTokens } from './tab-tokens.ts';

/** Offers the engine to every tab of this origin, this worker's own too, each on a channel of its own. */
export function serveTabs(engine: EngineApi, tokens: TabTokens): void {
  const ownerId = crypto.randomUUID();
  const lobby = new BroadcastChannel(LOBBY_CHANNEL);
  const servedTabs = new Set<string>();
  const say = (message: LobbyMessage): void => lobby.postMessage(message);

  lobby.addEventListener('message', ({ data: message }: MessageEvent<LobbyMessage>) => {
    if (message.kind !== 'hello') return;
    const { tabId } = message;
    if (message.contractVersion !== CONTRACT_VERSION)
      return say({ kind: 'refused', tabId, ownerId });
    if (!servedTabs.has(tabId)) {
      servedTabs.add(tabId);
      tokens.add(tabId, ownerId);
      const forget = (): void => {
        servedTabs.delete(tabId);
        tokens.remove(tabId);
      };
      serveTab(engine, { tabId, ownerId, forget });
    }
    say({ kind: 'welcome', tabId, ownerId });
  });
  say({ kind: 'owner', ownerId });
}

interface ServedTab {
  readonly tabId: string;
  readonly ownerId: string;
  readonly forget: () => void;
}

function serveTab(engine: EngineApi, { tabId, ownerId, forget }: ServedTab): void {
  const channel = new PeerChannel(tabChannel(tabId, ownerId));
  expose(engine, channel);
  // Granted only when the tab's window is gone.
  void navigator.locks.request(tabLock(tabId), () => {
    channel.close();
    forget();
  });
}
