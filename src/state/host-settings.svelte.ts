import * as z from 'zod/mini';
import { configProblems, servedConfigSchema, type ServedConfig } from '#contract/host-config.ts';
import { isMicrosoftCloud, signInOrigins, usualAuthority } from '#contract/sign-in-authority.ts';
import type { MicrosoftSettings } from '../auth/microsoft-sign-in.ts';
import type { Failure } from '#contract/failure.ts';
import { readJson } from '../read-json.ts';

/** What the host of the app offers. Until it has answered, and where it has nothing to say: the defaults. */
export class HostSettings {
  readonly #url: string;
  readonly #fetch: typeof fetch;
  readonly #loading = Promise.withResolvers<void>();

  config = $state.raw<ServedConfig>(z.parse(servedConfigSchema, {}));
  isLoaded = $state(false);
  failure = $state.raw<Failure | null>(null);

  constructor(url: string, fetchFile: typeof fetch) {
    this.#url = url;
    this.#fetch = fetchFile;
  }

  async load(): Promise<void> {
    const text = await this.#read();
    if (text !== null) this.#take(text);
    this.isLoaded = true;
    this.#loading.resolve();
  }

  /** For whoever must not act on the defaults. */
  get whenLoaded(): Promise<void> {
    return this.#loading.promise;
  }

  /** Null where there is none: a static host without the file, or no network and none kept. */
  async #read(): Promise<string | null> {
    const response = await this.#fetch(this.#url, { cache: 'no-cache' }).catch(() => null);
    if (response === null || !response.ok) return null;
    // A static host may answer every unknown address with the app's own page.
    if (response.headers.get('content-type')?.includes('html')) return null;
    return response.text();
  }

  #take(text: string): void {
    const parsed = servedConfigSchema.safeParse(readJson(text));
    if (parsed.success) {
      this.config = parsed.data;
      return;
    }
    const problem = configProblems(parsed.error).join('; ');
    this.failure = { kind: 'bad_config', place: 'config.json', problem };
  }
}

/** Null where the host is not set up for sign-in. */
export async function readSignInSettings(
  host: HostSettings,
  baseUrl: string,
): Promise<MicrosoftSettings | null> {
  await host.whenLoaded;
  const { config } = host;
  const { clientId, authority } = config.auth;
  if (!clientId) return null;
  const hosts = [...signInOrigins(config, true)].map((origin) => new URL(origin).host);
  const knownAuthorities = hosts.filter((each) => !isMicrosoftCloud(each));
  return { clientId, authority: usualAuthority(authority), knownAuthorities, baseUrl };
}
