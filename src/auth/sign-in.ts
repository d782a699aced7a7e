import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import type { TabApi, TokenRequest } from '#contract/tab-api.ts';
import type { KeptValues } from '../kept-values.ts';
import type { SignedInAccount } from './choose-account.ts';
import { HeldTokens, type IssuedToken } from './held-tokens.ts';
import type { MicrosoftSettings, MicrosoftSignIn, SignInRequest } from './microsoft-sign-in.ts';

export interface SignInParts {
  /** Once the host has told its settings: null where it is not set up for sign-in. */
  readonly settings: () => Promise<MicrosoftSettings | null>;
  /** Of this tab alone. MSAL keeps its tokens there, too. */
  readonly storage: KeptValues;
  readonly choices: AccountChoices;
  /** Where the users of an environment sign in. Asked once the settings are there. */
  readonly authorityOf: (environmentUrl: string) => string;
  /** Loads MSAL, which is large; rejects where that part of the app cannot be had. */
  readonly open: (settings: MicrosoftSettings, returningFrom: string) => Promise<MicrosoftSignIn>;
}

/** Which account each environment was used with last, by MSAL's home account id. */
export interface AccountChoices {
  accountOf(environmentUrl: string): string | null;
  rememberAccount(environmentUrl: string, accountId: string): void;
}

/** A redirect that has come back to this tab. */
export interface SignInReturn {
  readonly environmentUrl: string;
  readonly outcome: Outcome<SignedInAccount>;
}

/** The environment that a redirect was for, while this tab is away at the authority. */
const PENDING = 'sign-in';
/** The authority adds to the address that it sends a tab to after a sign-out. */
const SIGNED_OUT = 'signed-out';
/** No token goes over it. */
export const SIGN_OUT_CHANNEL = 'fo-atlas/sign-out';
const NOT_SET_UP =
  'the host of this app is not set up for it. Whoever runs it has to register the app and name it in the configuration (auth.clientId)';
const NOT_LOADED = 'a part of the app could not be loaded. Reload the page';

/** The accounts of this tab. MSAL is loaded when there is something for it to do, and not before. */
export class SignIn implements TabApi {
  readonly #parts: SignInParts;
  readonly #held = new HeldTokens();
  readonly #signOuts = new BroadcastChannel(SIGN_OUT_CHANNEL);
  #accounts: readonly SignedInAccount[] = [];
  #onAccounts: (accounts: readonly SignedInAccount[]) => void = () => {};
  #loading: Promise<MicrosoftSignIn | string> | null = null;

  /** What a redirect brought back to this tab; null if none did. Settles before any token is handed out. */
  readonly returned: Promise<SignInReturn | null>;

  constructor(parts: SignInParts) {
    this.#parts = parts;
    this.#signOuts.addEventListener('message', ({ data: accountId }: MessageEvent<unknown>) => {
      // A link can make MSAL's page at `auth` speak on any channel, but only in objects, never in a plain text.
      if (typeof accountId === 'string') void this.#forget(accountId);
    });
    if (parts.storage.getItem(SIGNED_OUT) !== null) {
      parts.storage.removeItem(SIGNED_OUT);
      history.replaceState(null, '', location.pathname);
    }
    this.returned = this.#finishRedirect();
  }

  /** The one who hears of the accounts of this tab: those known now, and whenever they change. */
  onAccounts(listener: (accounts: readonly SignedInAccount[]) => void): void {
    this.#onAccounts = listener;
    listener(this.#accounts);
  }

  async token(request: TokenRequest): Answer<string> {
    await this.returned;
    const { environmentUrl, isRenewal, claims } = request;
    const { host } = new URL(environmentUrl);
    const settings = await this.#parts.settings();
    const place = this.#placeOf(environmentUrl);
    if (isRenewal || claims !== null) this.#held.refuse(place);
    const held = this.#held.find(place);
    if (held !== null) return succeed(held);
    if (!this.#hasAccounts && settings !== null) {
      return fail({ kind: 'sign_in_required', host, claims, requestId: null });
    }
    const microsoft = await this.#open(host);
    if (!microsoft.ok) return microsoft;
    const issued = await this.#issue(microsoft.value, request);
    if (!issued.ok) return issued;
    this.#held.hold(place, issued.value);
    return succeed(issued.value.token);
  }

  /** A token of one tenant is none of another, though the environment is the same. */
  #placeOf(environmentUrl: string): string {
    return `${environmentUrl} ${this.#parts.authorityOf(environmentUrl)}`;
  }

  /** MSAL goes on offering a token until it ends, though the environment may have refused it. */
  async #issue(microsoft: MicrosoftSignIn, request: TokenRequest): Answer<IssuedToken> {
    const { choices, authorityOf } = this.#parts;
    const from = {
      authority: authorityOf(request.environmentUrl),
      remembered: choices.accountOf(request.environmentUrl),
    };
    const issued = await microsoft.issueToken(request, from);
    if (!issued.ok || !this.#held.isRefused(issued.value.token)) return issued;
    return microsoft.issueToken({ ...request, isRenewal: true }, from);
  }

  /** Leaves the page: settles only where that did not work. */
  async leaveToSignIn(request: Omit<SignInRequest, 'authority'>): Promise<Failure> {
    const { environmentUrl } = request;
    const microsoft = await this.#open(new URL(environmentUrl).host);
    if (!microsoft.ok) return microsoft.failure;
    this.#parts.storage.setItem(PENDING, environmentUrl);
    const authority = this.#parts.authorityOf(environmentUrl);
    const failure = await microsoft.value.leaveToSignIn({ ...request, authority });
    this.#parts.storage.removeItem(PENDING);
    return failure;
  }

  /** In every tab, and at the authority: leaves the page, unless there is no network. */
  async signOut(accountId: string): Promise<Failure | null> {
    const microsoft = await this.#open('this account');
    if (!microsoft.ok) return microsoft.failure;
    this.#signOuts.postMessage(accountId);
    this.#parts.storage.setItem(SIGNED_OUT, accountId);
    const failure = navigator.onLine ? await microsoft.value.leaveToSignOut(accountId) : null;
    this.#parts.storage.removeItem(SIGNED_OUT);
    await this.#forget(accountId);
    return failure;
  }

  async #finishRedirect(): Promise<SignInReturn | null> {
    const { storage, choices } = this.#parts;
    const environmentUrl = storage.getItem(PENDING);
    if (environmentUrl === null) {
      if (this.#hasAccounts) void this.#open('');
      return null;
    }
    storage.removeItem(PENDING);
    const microsoft = await this.#open(new URL(environmentUrl).host);
    if (!microsoft.ok) return { environmentUrl, outcome: microsoft };
    const { returned } = microsoft.value;
    if (!returned.ok) return { environmentUrl, outcome: returned };
    if (returned.value === null) return null; // came back by the browser's own button
    choices.rememberAccount(environmentUrl, returned.value.id);
    return { environmentUrl, outcome: succeed(returned.value) };
  }

  async #forget(accountId: string): Promise<void> {
    this.#held.drop();
    const microsoft = this.#hasAccounts ? await this.#open('') : null;
    if (!microsoft?.ok) return;
    await microsoft.value.forget(accountId);
    this.#tellAccounts(microsoft.value);
  }

  get #hasAccounts(): boolean {
    const { storage } = this.#parts;
    const isMsalKey = (_: unknown, index: number) => storage.key(index)?.startsWith('msal.');
    return this.#loading !== null || Array.from({ length: storage.length }).some(isMsalKey);
  }

  async #open(host: string): Answer<MicrosoftSignIn> {
    this.#loading ??= this.#load(host);
    const loaded = await this.#loading;
    if (typeof loaded !== 'string') return succeed(loaded);
    this.#loading = null;
    return fail({ kind: 'sign_in_failed', host, reason: loaded });
  }

  /** Or the reason why there is nothing to load. */
  async #load(host: string): Promise<MicrosoftSignIn | string> {
    const settings = await this.#parts.settings();
    if (settings === null) return NOT_SET_UP;
    const microsoft = await this.#parts.open(settings, host).catch(() => null);
    if (microsoft === null) return NOT_LOADED;
    this.#tellAccounts(microsoft);
    return microsoft;
  }

  #tellAccounts(microsoft: MicrosoftSignIn): void {
    this.#accounts = microsoft.accounts();
    this.#onAccounts(this.#accounts);
  }
}
