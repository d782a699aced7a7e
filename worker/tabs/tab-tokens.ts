import { wrap } from 'comlink';
import { PeerChannel, tokenChannel } from '#contract/channels.ts';
import { fail, type Answer, type Outcome } from '#contract/outcome.ts';
import type { TabApi, TokenRequest } from '#contract/tab-api.ts';

/** A tab that sleeps, or shows a dialog of the browser, must not hold up the others. */
const TAB_SILENCE_MS = 20_000;

/**
 * Tokens from whichever tab has one. Each tab keeps its own (MSAL in sessionStorage), so the one that answered last
 * is asked first, and the others only if it cannot.
 */
export class TabTokens {
  /** The most recently useful first. */
  #tabs: readonly Tab[] = [];

  add(tabId: string, ownerId: string): void {
    const channel = new PeerChannel(tokenChannel(tabId, ownerId));
    const gone = Promise.withResolvers<null>();
    const leave = (): void => {
      channel.close();
      gone.resolve(null);
    };
    this.#tabs = [...this.#tabs, { tabId, api: wrap<TabApi>(channel), gone: gone.promise, leave }];
  }

  remove(tabId: string): void {
    this.#tabs.find((tab) => tab.tabId === tabId)?.leave();
    this.#tabs = this.#tabs.filter((tab) => tab.tabId !== tabId);
  }

  /** Fails with `sign_in_required` where no tab can get one without its user. */
  async token(request: TokenRequest): Answer<string> {
    let refusal: Outcome<never> | null = null;
    for (const tab of this.#tabs) {
      const outcome = await answerInTime(tab, request);
      if (outcome === null) continue;
      if (outcome.ok) {
        this.#preferTab(tab);
        return outcome;
      }
      refusal ??= outcome;
    }
    return refusal ?? noToken(request);
  }

  #preferTab(tab: Tab): void {
    if (!this.#tabs.includes(tab)) return; // gone since it answered
    this.#tabs = [tab, ...this.#tabs.filter((other) => other !== tab)];
  }
}

interface Tab {
  readonly tabId: string;
  readonly api: TabApi;
  readonly gone: Promise<null>;
  leave(): void;
}

/** Null if the tab is gone or does not answer. */
function answerInTime(tab: Tab, request: TokenRequest): Promise<Outcome<string> | null> {
  const silence = Promise.withResolvers<null>();
  const timer = setTimeout(() => silence.resolve(null), TAB_SILENCE_MS);
  const answer = tab.api.token(request);
  return Promise.race([answer, tab.gone, silence.promise]).finally(() => clearTimeout(timer));
}

function noToken({ environmentUrl, claims }: TokenRequest): Outcome<never> {
  const { host } = new URL(environmentUrl);
  return fail({ kind: 'sign_in_required', host, claims, requestId: null });
}
