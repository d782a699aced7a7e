export type AddressCheck =
  | { readonly state: 'empty' }
  | { readonly state: 'good'; readonly url: string }
  | { readonly state: 'bad'; readonly problem: string };

/** What can be said about a typed address before anybody is asked; the engine has the last word. */
export function checkAddress(typed: string): AddressCheck {
  const text = typed.trim();
  if (text === '') return { state: 'empty' };
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.parse(withScheme);
  // Chromium escapes a blank in the name of a host, where others see no address.
  if (url === null || url.hostname.includes('%')) {
    return bad(
      'This is not an address. It should look like https://contoso.operations.dynamics.com.',
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return bad('The address must begin with https://.');
  }
  if (url.username !== '' || url.password !== '') {
    return bad('The address contains a user name or password. Leave them out.');
  }
  return { state: 'good', url: url.origin };
}

/** `contoso-uat` for `https://contoso-uat.sandbox.operations.dynamics.com`: a first idea. */
export function suggestName(url: string): string {
  const { hostname, host } = new URL(url);
  const isAddressByNumber = /^[\d.]+$|^\[/.test(hostname);
  return isAddressByNumber ? host : (hostname.split('.')[0] ?? host);
}

function bad(problem: string): AddressCheck {
  return { state: 'bad', problem };
}
