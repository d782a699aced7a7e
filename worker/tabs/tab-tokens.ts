import { wrap } from 'comlink';
import { tokenChannel } from '#contract/channels.ts';
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
    const channel = new BroadcastChannel(tokenChannel(tabId, ownerId));
    this.#tabs = [...this.#tabs, { tabId, channel, api: wrap<TabApi>(channel) }];
  }

  remove(tabId: string): void {
    this.#tabs.find((tab) => tab.tabId === tabId)?.channel.close();
    this.#tabs = this.#tabs.filter((tab) => tab.tabId !== tabId);
  }

  /** Fails with `sign_in_required` where no tab can get one without its user. */
  async token(request: TokenRequest): Answer<string> {
    let refusal: Outcome<never> | null = null;
    for (const tab of this.#tabs) {
      const outcome = await answerInTime(tab.api.token(request), request);
      if (outcome.ok) {
        this.#tabs = [tab, ...this.#tabs.filter((other) => other !== tab)];
        return outcome;
      }
      refusal ??= outcome;
    }
    return refusal ?? noToken(request);
  }
}

interface Tab {
  readonly tabId: string;
  readonly channel: BroadcastChannel;
  readonly api: TabApi;
}

function answerInTime(answer: Answer<string>, request: TokenRequest): Answer<string> {
  const silence = Promise.withResolvers<Outcome<string>>();
  const timer = setTimeout(() => silence.resolve(noToken(request)), TAB_SILENCE_MS);
  return Promise.race([answer, silence.promise]).finally(() => clearTimeout(timer));
}

function noToken({ environmentUrl, claims }: TokenRequest): Outcome<never> {
  const { host } = new URL(environmentUrl);
  return fail({ kind: 'sign_in_required', host, claims, requestId: null });
}
