import { expect, test } from 'vitest';
import { servedConfigSchema } from '#contract/host-config.ts';
import { authorityText, readTenant, tenantOf } from '../../../src/auth/read-tenant.ts';

const PUBLIC = 'https://contoso.operations.dynamics.com';
const CHINA = 'https://contoso.operations.dynamics.cn';
const ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';

function configOf(config: object = {}) {
  return servedConfigSchema.parse({ relayReach: 'listed', ...config });
}

test.each([
  ['contoso.com', PUBLIC, 'https://login.microsoftonline.com/contoso.com'],
  [
    ' Contoso.onMicrosoft.com ',
    PUBLIC,
    'https://login.microsoftonline.com/contoso.onmicrosoft.com',
  ],
  [ID.toUpperCase(), PUBLIC, `https://login.microsoftonline.com/${ID}`],
  ['contoso.cn', CHINA, 'https://login.partner.microsoftonline.cn/contoso.cn'],
  [
    `https://login.microsoftonline.com/${ID}/v2.0`,
    PUBLIC,
    `https://login.microsoftonline.com/${ID}`,
  ],
  [
    'login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize?x=1',
    PUBLIC,
    'https://login.microsoftonline.com/contoso.com',
  ],
])('the tenant %s of %s signs in at %s', (typed, environmentUrl, authority) => {
  expect(readTenant(typed, environmentUrl, configOf())).toEqual({ authority });
});

test('nothing typed leaves it to the host', () => {
  expect(readTenant('  ', PUBLIC, configOf())).toEqual({ authority: null });
});

test.each(['contoso', 'con toso.com', '72f988bf', 'organizations', '..', 'a@contoso.com'])(
  'what is no tenant is told so: %s',
  (typed) => {
    expect(readTenant(typed, PUBLIC, configOf())).toEqual({
      problem: expect.stringMatching(/^A tenant is an ID .* such as contoso\.com\.$/),
    });
  },
);

test.each([
  'http://login.microsoftonline.com/contoso.com',
  'https://a:b@login.microsoftonline.com/contoso.com',
  'https://a@login.microsoftonline.com/contoso.com',
  'https://:b@login.microsoftonline.com/contoso.com',
  'https://login.microsoftonline.com/',
  'https://login.microsoftonline.com/contoso',
  '//',
])('an address that is none of a sign-in service is told so: %s', (typed) => {
  expect(readTenant(typed, PUBLIC, configOf())).toEqual({
    problem: expect.stringMatching(/^The address of a sign-in service begins with https/),
  });
});

test('another service is taken only where the host of the app allows it', () => {
  const typed = 'https://login.fabrikam.example/tenant/';
  expect(readTenant(typed, PUBLIC, configOf())).toEqual({
    problem:
      'The host of this app does not let it talk to login.fabrikam.example. Whoever runs it can list it in auth.knownAuthorities.',
  });
  const config = configOf({ auth: { knownAuthorities: ['login.fabrikam.example'] } });
  const authority = 'https://login.fabrikam.example/tenant';
  expect(readTenant(typed, PUBLIC, config)).toEqual({ authority });
});

test('another cloud is taken where an environment there may be connected', () => {
  const typed = 'https://login.microsoftonline.us/contoso.us';
  expect(readTenant(typed, PUBLIC, configOf())).toHaveProperty('problem');
  for (const relayReach of ['dynamics', 'none']) {
    expect(readTenant(typed, PUBLIC, configOf({ relayReach }))).toEqual({ authority: typed });
  }
});

test('what was chosen is shown as it was typed, and nothing more than needed of it', () => {
  const config = configOf({ auth: { knownAuthorities: ['login.fabrikam.example'] } });
  for (const typed of ['contoso.com', ID, 'https://login.fabrikam.example/tenant']) {
    const read = readTenant(typed, PUBLIC, config);
    const authority = 'authority' in read ? (read.authority ?? '') : '';
    expect(tenantOf(authority, PUBLIC, config)).toBe(typed);
  }
});

test.each([
  ['https://login.microsoftonline.com/contoso.com', 'contoso.com at login.microsoftonline.com'],
  [
    'https://login.microsoftonline.com/organizations',
    'any organisation at login.microsoftonline.com',
  ],
  ['https://idp.example:8443', 'idp.example:8443'],
])('%s reads %s', (authority, words) => {
  expect(authorityText(authority)).toBe(words);
});
