/** What the tests use of oidc-provider, which brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface OidcContext {
    body: unknown;
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
      readonly params: { readonly scope?: string };
    };
  }

  interface StoredToken {
    destroy(): Promise<void>;
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    addOIDCClaims(claims: readonly string[]): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    proxy: boolean;
    readonly Grant: new (of: { readonly clientId: string; readonly accountId: string }) => Grant;
    readonly RefreshToken: { readonly prototype: { scope: string } };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: 'refresh_token.saved', listener: (token: StoredToken) => void): void;
    on(event: 'grant.success', listener: (context: TokenContext) => void): void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<object>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      ...result: [result: object, options: { readonly mergeWithLastSubmission: boolean }]
    ): Promise<void>;
  }

  interface TokenContext {
    readonly body: Record<string, unknown>;
    readonly oidc: {
      readonly account: { readonly accountId: string };
      readonly params: { readonly grant_type?: string };
    };
  }

  interface Policy {
    add(prompt: Prompt, index: number): void;
  }

  interface Prompt {
    readonly name: string;
  }

  export const interactionPolicy: {
    base(): Policy;
    readonly Prompt: new (options: {
      readonly name: string;
      readonly requestable: boolean;
    }) => Prompt;
  };
}
