import {
  CacheLookupPolicy,
  PublicClientApplication,
  type AccountInfo,
  type AuthenticationResult,
} from '@azure/msal-browser';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import type { TokenRequest } from '#contract/tab-api.ts';
import type { KeptValues } from '../kept-values.ts';
import { chooseAccount, type SignedInAccount } from './choose-account.ts';
import { ConfirmedTenants } from './confirmed-tenants.ts';
import type { IssuedToken } from './held-tokens.ts';
import { signInFailure, type Asked } from './sign-in-failure.ts';
import { scopeOf } from './token-scope.ts';

/** Where and as what the app signs in, as the host configures it. */
export interface MicrosoftSettings {
  readonly clientId: string;
  /** Of environments that have none of their own. */
  readonly authority: string;
  /** Hosts that are trusted beside Microsoft's. */
  readonly knownAuthorities: readonly string[];
  /** Absolute address of the app, with a trailing slash. */
  readonly baseUrl: string;
}

export interface SignInRequest {
  readonly environmentUrl: string;
  /** Where the users of this environment sign in. */
  readonly authority: string;
  readonly claims: string | null;
  /** The one to sign in again; null lets the user choose. */
  readonly accountId: string | null;
  /** Absolute address of the page to come back to. */
  readonly returnTo: string;
}

export interface TokenSource {
  readonly authority: string;
  /** The account that the environment was used with last. */
  readonly remembered: string | null;
}

/** MSAL, as far as the app uses it. It keeps what it has in this tab's sessionStorage. */
export interface MicrosoftSignIn {
  /** What a redirect brought back to this tab; null if none did. */
  readonly returned: Outcome<SignedInAccount | null>;
  accounts(): readonly SignedInAccount[];
  /** Without the user. */
  issueToken(request: TokenRequest, from: TokenSource): Answer<IssuedToken>;
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
  storage: KeptValues,
): Promise<MicrosoftSignIn> {
  const application = new PublicClientApplication({
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      knownAuthorities: [...settings.knownAuthorities],
      redirectUri: `${settings.baseUrl}auth`,
      postLogoutRedirectUri: settings.baseUrl,
      // Tells the services that the app can answer a claims challenge.
      clientCapabilities: ['CP1'],
    },
    // Each tab its own: tokens that tabs share through localStorage get lost.
    cache: { cacheLocation: 'sessionStorage' },
  });
  await application.initialize();
  const confirmed = new ConfirmedTenants(storage);
  const returned = await readReturn(application, confirmed, returningFrom);
  return new MsalSignIn(application, confirmed, { clientId: settings.clientId, returned });
}

class MsalSignIn implements MicrosoftSignIn {
  readonly #application: PublicClientApplication;
  readonly #confirmed: ConfirmedTenants;
  readonly #clientId: string;
  readonly returned: Outcome<SignedInAccount | null>;

  constructor(
    application: PublicClientApplication,
    confirmed: ConfirmedTenants,
    { clientId, returned }: { clientId: string; returned: Outcome<SignedInAccount | null> },
  ) {
    this.#application = application;
    this.#confirmed = confirmed;
    this.#clientId = clientId;
    this.returned = returned;
  }

  accounts(): readonly MsalAccount[] {
    return listAccounts(this.#application, this.#confirmed);
  }

  async issueToken(
    request: TokenRequest,
    { authority, remembered }: TokenSource,
  ): Answer<IssuedToken> {
    const { environmentUrl, isRenewal, claims } = request;
    const { host } = new URL(environmentUrl);
    const account = chooseAccount(this.accounts(), authority, remembered);
    if (account === null) return fail({ kind: 'sign_in_required', host, claims, requestId: null });
    const result = this.#application.acquireTokenSilent({
      ...audience(request, authority),
      account: this.#profileOf(account, authority),
      forceRefresh: isRenewal,
      // No hidden frames: browsers keep the authority's cookies from them.
      cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken,
    });
    return translate(result.then(describeToken), { host, claims });
  }

  leaveToSignIn(request: SignInRequest): Promise<Failure> {
    const { environmentUrl, authority, claims, accountId, returnTo } = request;
    const account =
      accountId === null ? null : chooseAccount(this.accounts(), authority, accountId);
    const leaving = this.#application.acquireTokenRedirect({
      ...audience(request, authority),
      redirectStartPage: returnTo,
      ...(account === null
        ? { prompt: 'select_account' }
        : { account: this.#profileOf(account, authority) }),
    });
    return failureOfLeaving(leaving, { host: new URL(environmentUrl).host, claims });
  }

  leaveToSignOut(accountId: string): Promise<Failure> {
    const account = this.#find(accountId)?.profiles[0];
    const authority = this.#confirmed.of(accountId).at(-1)?.authority;
    const leaving = this.#application.logoutRedirect({
      account,
      ...(authority !== undefined && { authority }),
      // Not an id_token_hint: no token belongs in an address. The client id tells where to come back to.
      extraQueryParameters: { client_id: this.#clientId },
    });
    return failureOfLeaving(leaving, { host: account?.environment ?? '', claims: null });
  }

  async forget(accountId: string): Promise<void> {
    const account = this.#find(accountId)?.profiles[0];
    if (account !== undefined) await this.#application.clearCache({ account });
    this.#confirmed.forget(accountId);
  }

  #find(accountId: string): MsalAccount | null {
    return this.accounts().find(({ id }) => id === accountId) ?? null;
  }

  /** MSAL looks for tokens of the tenant that the account it is given is of, whatever the authority. */
  #profileOf({ id, profiles }: MsalAccount, authority: string): AccountInfo {
    const confirmed = this.#confirmed.of(id).findLast((each) => each.authority === authority);
    const tenantId = confirmed?.tenantId ?? new URL(authority).pathname.slice(1);
    return profiles.find((profile) => profile.tenantId === tenantId) ?? profiles[0];
  }
}

/** `profiles`: one for each tenant that the account has been to. */
type MsalAccount = SignedInAccount & {
  readonly profiles: readonly [AccountInfo, ...AccountInfo[]];
};

function listAccounts(
  application: PublicClientApplication,
  confirmed: ConfirmedTenants,
): readonly MsalAccount[] {
  const profilesById = Map.groupBy(
    application.getAllAccounts(),
    ({ homeAccountId }) => homeAccountId,
  );
  return [...profilesById].flatMap(([id, [first, ...others]]) => {
    if (first === undefined) return [];
    const profiles: MsalAccount['profiles'] = [first, ...others];
    const confirmedAt = confirmed.of(id).map(({ authority }) => authority);
    const origins = new Set(confirmedAt.map((authority) => new URL(authority).origin));
    const byTenantId = [...origins].flatMap((origin) =>
      profiles.map(({ tenantId }) => `${origin}/${tenantId}`),
    );
    return [
      { id, username: first.username, authorities: [...confirmedAt, ...byTenantId], profiles },
    ];
  });
}

function audience(
  { environmentUrl, claims }: Pick<TokenRequest, 'environmentUrl' | 'claims'>,
  authority: string,
) {
  return {
    scopes: [scopeOf(environmentUrl)],
    authority,
    ...(claims !== null && { claims }),
  };
}

async function readReturn(
  application: PublicClientApplication,
  confirmed: ConfirmedTenants,
  host: string,
): Promise<Outcome<SignedInAccount | null>> {
  // The redirect page has brought the tab to the right place already, and the app may have moved on from there.
  const returning = application.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  const account = returning.then((result) => {
    if (result === null) return null;
    const accountId = result.account.homeAccountId;
    const authority = result.authority.replace(/\/$/, '');
    confirmed.add({ accountId, authority, tenantId: result.tenantId });
    return listAccounts(application, confirmed).find(({ id }) => id === accountId) ?? null;
  });
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
