import { on } from 'svelte/events';
import { createSubscriber } from 'svelte/reactivity';
import * as z from 'zod/mini';
import { configuredAuthority } from '#contract/sign-in-authority.ts';
import type { HostSettings } from './host-settings.svelte.ts';
import type { KeptValues } from '../kept-values.ts';
import { readJson } from '../read-json.ts';

const KEY = 'authorities';

/**
 * Where the users of each environment sign in: what was chosen in this browser, else what the host says now. Read from
 * the storage each time: a token that one tab gets for another must be of the tenant that was chosen there.
 */
export class Authorities {
  readonly #storage: KeptValues;
  readonly #host: HostSettings;
  readonly #hearOtherTabs = createSubscriber((update) => on(window, 'storage', update));
  #changes = $state(0);

  constructor(storage: KeptValues, host: HostSettings) {
    this.#storage = storage;
    this.#host = host;
  }

  of(environmentUrl: string): string {
    const authority =
      this.chosenFor(environmentUrl) ?? configuredAuthority(environmentUrl, this.#host.config);
    return authority.toLowerCase().replace(/\/$/, ''); // as MSAL writes it
  }

  /** Null where the host decides. */
  chosenFor(environmentUrl: string): string | null {
    return this.all.get(environmentUrl) ?? null;
  }

  /** By the origin of the environment. */
  get all(): ReadonlyMap<string, string> {
    this.#hearOtherTabs();
    void this.#changes;
    const parsed = entriesSchema.safeParse(readJson(this.#storage.getItem(KEY) ?? '[]'));
    return new Map(parsed.success ? parsed.data : []);
  }

  /** Null lets the host decide again. */
  choose(environmentUrl: string, authority: string | null): void {
    if (authority === this.chosenFor(environmentUrl)) return;
    const chosen = new Map(this.all);
    if (authority === null) chosen.delete(environmentUrl);
    else chosen.set(environmentUrl, authority);
    this.#storage.setItem(KEY, JSON.stringify([...chosen]));
    this.#changes += 1;
  }
}

const entriesSchema = z.array(
  z.tuple([
    z.string(),
    z.string().check(z.refine((text) => URL.parse(text)?.protocol === 'https:')),
  ]),
);
