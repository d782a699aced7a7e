import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { get, createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import Provider, { interactionPolicy } from 'oidc-provider';
import { listen } from '../listen.ts';
import { createCertificate } from './self-signed-certificate.ts';
import { createSharedMemory } from './shared-memory.ts';

export const CLIENT_ID = 'fo-atlas-tests';

export interface SignInProviderOptions {
  /** The app, with a trailing slash. */
  readonly appUrl: string;
  /** The environments that tokens are given for: each is an audience. */
  readonly environmentUrls: readonly string[];
}

/** What the tenants of one sign-in service have in common. */
interface Service {
  readonly server: Server;
  readonly cert: string;
  readonly origin: string;
  readonly memory: ReturnType<typeof createSharedMemory>;
  /** Beginnings of the addresses that its tenants answer. */
  readonly prefixes: Set<string>;
}

/**
 * A tenant of a sign-in service like Entra's on https://127.0.0.1: tenant authority, JWTs for an environment, refresh
 * tokens that are good in every tenant that knows the user.
 */
export class SignInProvider {
  readonly #service: Service;
  readonly #prefix: string;
  #keys: JSONWebKeySet = { keys: [] };
  #refreshTokens: readonly { destroy(): Promise<void> }[] = [];
  readonly authority: string;
  tokenLifetimeSeconds = 3600;
  /** Redeemed codes and refresh tokens. */
  readonly redeemed = { authorization_code: 0, refresh_token: 0 };

  private constructor(service: Service, tenant: string) {
    this.#service = service;
    this.#prefix = `/${tenant}/v2.0`;
    this.authority = `${service.origin}/${tenant}`;
  }

  /** Its address is known from now on; it answers once it has been told whom to `serve`. */
  static async listen(tenant = 'tenant'): Promise<SignInProvider> {
    const certificate = createCertificate();
    const server = createServer(certificate);
    const origin = `https://127.0.0.1:${await listen(server)}`;
    const prefixes = new Set<string>();
    server.on('request', ({ url = '' }, response) => {
      if ([...prefixes].some((prefix) => url.startsWith(prefix))) return;
      response.statusCode = 404;
      response.end();
    });
    const memory = createSharedMemory();
    return new SignInProvider({ server, cert: certificate.cert, origin, memory, prefixes }, tenant);
  }

  /** Another tenant of the same service: it ends with it. */
  beside(tenant: string): SignInProvider {
    return new SignInProvider(this.#service, tenant);
  }

  /** By signature, issuer, audience and end. */
  async isGood(token: string, audience: string): Promise<boolean> {
    const keys = createLocalJWKSet(this.#keys);
    return jwtVerify(token, keys, { audience, issuer: `${this.authority}/v2.0` }).then(
      () => true,
      () => false,
    );
  }

  /** As an administrator does: nobody gets another token without signing in. */
  async endSessions(): Promise<void> {
    await Promise.all(this.#refreshTokens.map((token) => token.destroy()));
    this.#refreshTokens = [];
  }

  close(): void {
    this.#service.server.close();
    this.#service.server.closeAllConnections();
  }

  async serve(options: SignInProviderOptions): Promise<void> {
    const prefix = this.#prefix;
    const provider = createProvider(`${this.authority}/v2.0`, {
      ...options,
      lifetimeSeconds: () => this.tokenLifetimeSeconds,
      memory: this.#service.memory,
    });
    provider.on('refresh_token.saved', (token) => {
      this.#refreshTokens = [...this.#refreshTokens, token];
    });
    provider.on('grant.success', ({ oidc, body }) => {
      body.client_info = describeClient(oidc.account.accountId, this.authority);
      if (oidc.params.grant_type === 'refresh_token') this.redeemed.refresh_token += 1;
      if (oidc.params.grant_type === 'authorization_code') this.redeemed.authorization_code += 1;
    });
    this.#service.prefixes.add(`${prefix}/`);
    const answer = provider.callback();
    this.#service.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const path = request.url ?? '';
      if (!path.startsWith(`${prefix}/`)) return; // of another tenant
      if (path.startsWith(`${prefix}/interaction/`)) {
        void answerInteraction(provider, request, response);
        return;
      }
      Object.assign(request, { originalUrl: path });
      request.url = path.slice(prefix.length);
      void answer(request, response);
    });
    this.#keys = await this.#readKeys();
  }

  #readKeys(): Promise<JSONWebKeySet> {
    return new Promise((resolve, reject) => {
      get(`${this.authority}/v2.0/jwks`, { ca: this.#service.cert }, async (response) => {
        let text = '';
        for await (const piece of response) text += String(piece);
        resolve(JSON.parse(text));
      }).on('error', reject);
    });
  }
}

/** The home of an account, which is the same in every tenant of the service: MSAL tells accounts apart by it. */
function describeClient(user: string, authority: string): string {
  const uid = user;
  const utid = `home of ${user.split('@')[1]} at ${new URL(authority).port}`;
  return Buffer.from(JSON.stringify({ uid, utid })).toString('base64url');
}

/** The login page, which believes everybody. */
async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const user = new URL(request.url ?? '', 'https://x').searchParams.get('user');
  if (user === null) {
    await provider.interactionDetails(request, response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(LOGIN_PAGE);
    return;
  }
  const result = user === '' ? REFUSAL : { select_account: {}, login: { accountId: user } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

const NO_ICON = '<link rel="icon" href="data:,">';

const LOGIN_PAGE = `<!doctype html><html lang="en"><title>Sign in</title>${NO_ICON}<h1>Test sign-in</h1>
<form><label>User <input name="user"></label> <button>Sign in</button></form>
<form><button name="user" value="">Cancel</button></form></html>`;

const REFUSAL = { error: 'access_denied', error_description: 'The user has declined to sign in.' };

/** At that page. */
export async function logIn(page: Page, user: string): Promise<void> {
  await page.getByRole('textbox', { name: 'User' }).fill(user);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

interface ProviderParts extends SignInProviderOptions {
  readonly memory: Service['memory'];
  readonly lifetimeSeconds: () => number;
}

function createProvider(issuer: string, parts: ProviderParts): Provider {
  const { appUrl, environmentUrls, memory } = parts;
  const { pathname } = new URL(issuer);
  const tenant = pathname.split('/')[1] ?? '';
  const id = randomUUID();
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${appUrl}auth`],
        grant_types: ['authorization_code', 'refresh_token'],
        post_logout_redirect_uris: [appUrl],
      },
    ],
    adapter: memory,
    jwks: { keys: [createKey()] },
    cookies: {
      keys: [randomUUID()],
      long: { sameSite: 'none', secure: true },
      // Tenants share the host, and hosts that differ in their port share cookies.
      names: { session: `session-${id}`, interaction: `interaction-${id}`, resume: `resume-${id}` },
    },
    claims: { openid: ['sub', 'oid', 'tid', 'preferred_username', 'login_hint'] },
    conformIdTokenClaims: false,
    findAccount: (_: unknown, user: string) => ({
      accountId: user,
      claims: () => ({
        ...{ sub: user, oid: user, preferred_username: user, login_hint: user },
        tid: `id-of-${tenant}`,
      }),
    }),
    clientBasedCORS: (_: unknown, origin: string) => `${origin}/` === appUrl,
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    rotateRefreshToken: false,
    ttl: { Grant: 86_400, IdToken: 3600, Interaction: 3600, RefreshToken: 86_400, Session: 86_400 },
    interactions: {
      policy,
      url: (_: unknown, { uid }: { readonly uid: string }) => `${pathname}/interaction/${uid}`,
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        logoutSource: (context: { body: string }, form: string) => {
          context.body = `<!doctype html><html lang="en"><title>Sign out</title>${NO_ICON}${form}
            <button form="op.logoutForm" name="logout" value="yes">Sign out</button></html>`;
        },
      },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        defaultResource: (context: { oidc: { params: { scope?: string } } }) =>
          environmentUrls.find((url) =>
            context.oidc.params.scope?.split(' ').includes(`${url}/.default`),
          ),
        getResourceServerInfo: (_: unknown, audience: string) => ({
          audience,
          scope: `${audience}/.default`,
          accessTokenFormat: 'jwt',
          accessTokenTTL: parts.lifetimeSeconds(),
        }),
      },
    },
    loadExistingGrant: async ({ oidc: { client, session } }: GrantContext) => {
      const grant = new provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope('openid profile offline_access');
      grant.addOIDCClaims(['signin_state', 'login_hint']);
      for (const url of environmentUrls) grant.addResourceScope(url, `${url}/.default`);
      await grant.save();
      return grant;
    },
  });
  // As Entra's: without `prompt=consent` offline_access is not dropped, and one refresh token is good for every audience.
  Object.defineProperties(provider.RefreshToken.prototype, {
    scopes: {
      get(this: { readonly scope: string }) {
        const audiences = environmentUrls.map((url) => `${url}/.default`);
        return new Set([...this.scope.split(' '), ...audiences, 'offline_access']);
      },
    },
    resource: { get: () => environmentUrls, set: () => {} },
  });
  provider.proxy = true;
  return provider;
}

interface GrantContext {
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
  };
}

function createKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}
