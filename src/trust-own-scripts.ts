/** https://w3c.github.io/trusted-types/; TypeScript does not know it, nor do all browsers. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string | null }): unknown;
}

/**
 * Lets workers and the service worker begin where the content security policy asks who vouches for their scripts: those
 * that were built with the app at `baseUrl`, and no others. Call it before anything starts one.
 */
export function trustOwnScripts(baseUrl: string): void {
  const { trustedTypes }: { readonly trustedTypes?: TrustedTypes } = Object(globalThis);
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (isOwnScript(address, baseUrl) ? address : null),
  });
}

/** Built files have a digest in their names, but for the service worker, whose address must not change. */
export function isOwnScript(address: string, baseUrl: string): boolean {
  const path = URL.parse(address, baseUrl)?.href;
  return (
    path === `${baseUrl}service-worker.js` ||
    (path?.startsWith(`${baseUrl}assets/`) === true &&
      /^[\w-]+\.js$/.test(path.slice(`${baseUrl}assets/`.length)))
  );
}
