import { succeed, type Outcome } from '#contract/outcome.ts';
import type { TokenRequest } from '#contract/tab-api.ts';
import type { SignedInAccount } from '../../../src/auth/choose-account.ts';
import type { IssuedToken } from '../../../src/auth/held-tokens.ts';
import type { MicrosoftSignIn, TokenSource } from '../../../src/auth/microsoft-sign-in.ts';
import { SignIn, type SignInParts } from '../../../src/auth/sign-in.ts';

export const environmentUrl = 'https://a.example';
const authority = 'https://login.example/contoso.example';
export const ada: SignedInAccount = {
  id: 'a.t',
  username: 'ada@contoso.example',
  authorities: [authority],
};
const settings = {
  clientId: 'id',
  authority,
  knownAuthorities: [],
  baseUrl: 'https://atlas.example/',
};

/** A tab whose MSAL is played by the test: signed in as Ada, and without a network to leave to. */
export function openTab(
  parts: Partial<SignInParts> = {},
  stored: Readonly<Record<string, string>> = {},
) {
  let accounts: readonly SignedInAccount[] = [ada];
  let loaded = 0;
  let tokens = 0;
  const tab = {
    requests: [] as TokenRequest[],
    sources: [] as TokenSource[],
    authority,
    forgotten: [] as string[],
    remembered: new Map<string, string>(),
    storage: createStorage(stored),
    returned: succeed<SignedInAccount | null>(ada),
    answer: (_: TokenRequest): Outcome<IssuedToken> => issued(`token-${(tokens += 1)}`),
    loaded: () => loaded,
  };
  const microsoft: MicrosoftSignIn = {
    get returned() {
      return tab.returned;
    },
    accounts: () => accounts,
    issueToken: async (asked, from) => {
      tab.requests.push(asked);
      tab.sources.push(from);
      return tab.answer(asked);
    },
    leaveToSignIn: async () => ({ kind: 'offline' }),
    leaveToSignOut: async () => ({ kind: 'offline' }),
    forget: async (accountId) => {
      tab.forgotten.push(accountId);
      accounts = [];
    },
  };
  const signIn = new SignIn({
    settings: async () => settings,
    storage: tab.storage,
    choices: {
      accountOf: (url) => tab.remembered.get(url) ?? null,
      rememberAccount: (url, id) => void tab.remembered.set(url, id),
    },
    authorityOf: () => tab.authority,
    open: async () => {
      loaded += 1;
      return microsoft;
    },
    ...parts,
  });
  return Object.assign(tab, { signIn });
}

export function issued(token: string): Outcome<IssuedToken> {
  return succeed({ token, expiresAtMs: Date.now() + 3_600_000 });
}

function createStorage(stored: Readonly<Record<string, string>>) {
  const items = new Map(Object.entries(stored));
  return {
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}
