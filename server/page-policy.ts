/**
 * What a page of the app may load and run: what is built with it, and nothing else. Where the browser knows trusted
 * types, a text becomes markup only in Svelte's templates, and an address a script only in src/trust-own-scripts.ts.
 */
export const PAGE_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'object-src': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['svelte-trusted-html', 'default'],
} as const;

/**
 * The same for a page that a static host serves without headers, in a `meta` element. Whom the app talks to is known
 * only from a configuration that it reads later; who may frame it cannot be said there. Our own host's header stands
 * beside it, and the stricter of both counts.
 */
export function policyInPage(): string {
  return Object.entries({ ...PAGE_POLICY, 'connect-src': ["'self'", 'https:', 'http:'] })
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}
