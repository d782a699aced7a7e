import {
  CacheLookupPolicy,
  PublicClientApplication,
  type AccountInfo,
  type AuthenticationResult,
} from '@azure/msal-browser';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import {
  authorityOf,
  isMicrosoftCloud,
  isNationalCloud,
  usualAuthority,
} from '#contract/sign-in-authority.ts';
import type { TokenRequest } from '#contract/tab-api.ts';
import { chooseAccount, type SignedInAccount } from './choose-account.ts';
import type { IssuedToken } from './held-tokens.ts';
import { signInFailure, type Asked } from './sign-in-failure.ts';
import { scopeOf } from './token-scope.ts';

/** Where and as what the app signs in, as the host configures it. */
export interface MicrosoftSettings {
  readonly clientId: string;
  readonly authority: string | undefined;
  readonly knownAuthorities: readonly string[];
  /** Absolute address of the app, with a trailing slash. */
  readonly baseUrl: string;
}

export interface SignInRequest {
  readonly environmentUrl: string;
  readonly claims: string | null;
  /** The one to sign in again; null lets the user choose. */
  readonly accountId: string | null;
  /** Absolute address of the page to come back to. */
  readonly returnTo: string;
}

/** MSAL, as far as the app uses it. It keeps what it has in this tab's sessionStorage. */
export interface MicrosoftSignIn {
  /** What a redirect brought back to this tab; null if none did. */
  readonly returned: Outcome<SignedInAccount | null>;
  accounts(): readonly SignedInAccount[];
  /** Without the user. `remembered` is the account that the environment was used with last. */
  issueToken(request: TokenRequest, remembered: string | null): Answer<IssuedToken>;
  /** Leaves the page: settles only where that did not work. */
  leaveToSignIn(request: SignInRequest): Promise<Failure>;
  /** The same, once all that this tab has of the account is gone. */
  leaveToSignOut(accountId: string): Promise<Failure>;
  forget(accountId: string): Promise<void>;
}

/** Loads what the tab has kept. `returningFrom` is the host of the environment that a redirect was for, if one was. */
export async function openMicrosoftSignIn(
  settings: MicrosoftSettings,
  returningFrom: string,
): Promise<MicrosoftSignIn> {
  const application = new PublicClientApplication({
    auth: {
      clientId: settings.clientId,
      authority: usualAuthority(settings.authority),
      knownAuthorities: trustedHosts(settings),
      redirectUri: `${settings.baseUrl}auth`,
      postLogoutRedirectUri: settings.baseUrl,
      // Tells the services that the app can answer a claims challenge.
      clientCapabilities: ['CP1'],
    },
    // Each tab its own: tokens that tabs share through localStorage get lost.
    cache: { cacheLocation: 'sessionStorage' },
  });
  await application.initialize();
  const returned = await readReturn(application, returningFrom);
  return new MsalSignIn(application, settings, returned);
}

class MsalSignIn implements MicrosoftSignIn {
  readonly #application: PublicClientApplication;
  readonly #settings: MicrosoftSettings;
  readonly returned: Outcome<SignedInAccount | null>;

  constructor(
    application: PublicClientApplication,
    settings: MicrosoftSettings,
    returned: Outcome<SignedInAccount | null>,
  ) {
    this.#application = application;
    this.#settings = settings;
    this.returned = returned;
  }

  /** MSAL lists an account once for each tenant it has been to. */
  accounts(): readonly MsalAccount[] {
    const accountsById = new Map<string, MsalAccount>();
    for (const msal of this.#application.getAllAccounts()) {
      const { homeAccountId: id, username } = msal;
      if (!accountsById.has(id)) accountsById.set(id, { id, username, msal });
    }
    return [...accountsById.values()];
  }

  async issueToken(request: TokenRequest, remembered: string | null): Answer<IssuedToken> {
    const { environmentUrl, isRenewal, claims } = request;
    const { host } = new URL(environmentUrl);
    const account = chooseAccount(this.accounts(), remembered);
    if (account === null) return fail({ kind: 'sign_in_required', host, claims, requestId: null });
    const result = this.#application.acquireTokenSilent({
      ...this.#audience(environmentUrl, claims),
      account: account.msal,
      forceRefresh: isRenewal,
      // No hidden frames: browsers keep the authority's cookies from them.
      cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken,
    });
    return translate(result.then(describeToken), { host, claims });
  }

  leaveToSignIn(request: SignInRequest): Promise<Failure> {
    const { environmentUrl, claims, accountId, returnTo } = request;
    const account = this.#find(accountId);
    const leaving = this.#application.acquireTokenRedirect({
      ...this.#audience(environmentUrl, claims),
      redirectStartPage: returnTo,
      ...(account === null ? { prompt: 'select_account' } : { account: account.msal }),
    });
    return failureOfLeaving(leaving, { host: new URL(environmentUrl).host, claims });
  }

  leaveToSignOut(accountId: string): Promise<Failure> {
    const account = this.#find(accountId)?.msal;
    const isElsewhere = account !== undefined && isNationalCloud(account.environment);
    const leaving = this.#application.logoutRedirect({
      account,
      ...(isElsewhere && { authority: `https://${account.environment}/${account.tenantId}` }),
      // Not an id_token_hint: no token belongs in an address. The client id tells where to come back to.
      extraQueryParameters: { client_id: this.#settings.clientId },
    });
    return failureOfLeaving(leaving, { host: account?.environment ?? '', claims: null });
  }

  async forget(accountId: string): Promise<void> {
    const account = this.#find(accountId);
    if (account !== null) await this.#application.clearCache({ account: account.msal });
  }

  #find(accountId: string | null): MsalAccount | null {
    return this.accounts().find(({ id }) => id === accountId) ?? null;
  }

  #audience(environmentUrl: string, claims: string | null) {
    return {
      scopes: [scopeOf(environmentUrl)],
      authority: authorityOf(environmentUrl, this.#settings.authority),
      ...(claims !== null && { claims }),
    };
  }
}

type MsalAccount = SignedInAccount & { readonly msal: AccountInfo };

async function readReturn(
  application: PublicClientApplication,
  host: string,
): Promise<Outcome<SignedInAccount | null>> {
  // The redirect page has brought the tab to the right place already, and the app may have moved on from there.
  const returning = application.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  const account = returning.then((result) =>
    result?.account
      ? { id: result.account.homeAccountId, username: result.account.username }
      : null,
  );
  return translate(account, { host, claims: null });
}

async function translate<T>(promise: Promise<T>, asked: Asked): Promise<Outcome<T>> {
  return promise.then(succeed, (error: unknown) => fail(signInFailure(error, asked)));
}

/** Where it works, the page is gone before this settles. */
function failureOfLeaving(leaving: Promise<void>, asked: Asked): Promise<Failure> {
  return leaving.then(
    () => new Promise<never>(() => {}),
    (error: unknown) => signInFailure(error, asked),
  );
}

function describeToken({ accessToken, expiresOn }: AuthenticationResult): IssuedToken {
  return { token: accessToken, expiresAtMs: expiresOn?.getTime() ?? 0 };
}

/** MSAL asks for metadata only those authorities that it is told to trust, unless they are Microsoft's. */
function trustedHosts({ authority, knownAuthorities }: MicrosoftSettings): string[] {
  const { host } = new URL(usualAuthority(authority));
  return isMicrosoftCloud(host) ? [...knownAuthorities] : [...knownAuthorities, host];
}
