import { expect, test } from 'vitest';
import { hostConfigSchema } from '#contract/host-config.ts';
import {
  authorityOf,
  configuredAuthority,
  signInOrigins,
  usualAuthority,
} from '#contract/sign-in-authority.ts';
import { scopeOf } from '../../../src/auth/token-scope.ts';

const TENANT = 'https://login.microsoftonline.com/contoso.example';

test.each([
  ['https://contoso.operations.dynamics.com', TENANT],
  ['https://contoso.sandbox.operations.eu.dynamics.com', TENANT],
  ['https://contoso.operations.gov.microsoftdynamics.us', TENANT],
  [
    'https://contoso.operations.high.microsoftdynamics.us',
    'https://login.microsoftonline.us/organizations',
  ],
  [
    'https://contoso.operations.dynamics.cn',
    'https://login.partner.microsoftonline.cn/organizations',
  ],
  ['https://dynamics.cn.contoso.example', TENANT],
])('%s signs in at the authority of its cloud', (environmentUrl, authority) => {
  expect(authorityOf(environmentUrl, TENANT)).toBe(authority);
});

test('an authority outside the public cloud is meant for every environment', () => {
  const authority = 'https://login.microsoftonline.us/contoso.example';
  for (const host of ['operations.gov.microsoftdynamics.us', 'operations.dynamics.cn']) {
    expect(authorityOf(`https://contoso.${host}`, authority)).toBe(authority);
  }
});

test('an authority may be written without its scheme, or left out', () => {
  expect(usualAuthority('login.contoso.example/tenant')).toBe(
    'https://login.contoso.example/tenant',
  );
  expect(usualAuthority(undefined)).toBe('https://login.microsoftonline.com/organizations');
});

test.each([
  'https://contoso.operations.dynamics.com',
  'https://contoso.operations.dynamics.com/',
  'https://Contoso.Operations.Dynamics.com',
])('the scope for %s names the audience that F&O expects', (environmentUrl) => {
  expect(scopeOf(environmentUrl)).toBe('https://contoso.operations.dynamics.com/.default');
});

test('an environment may have an authority of its own, whatever its cloud and the usual one', () => {
  const config = hostConfigSchema.parse({
    auth: { authority: TENANT },
    environments: [
      {
        name: 'A',
        url: 'https://a.operations.dynamics.com',
        authority: 'login.fabrikam.example/t',
      },
      {
        name: 'B',
        url: 'https://b.operations.dynamics.cn',
        authority: 'https://login.partner.microsoftonline.cn/contoso.cn',
      },
    ],
  });
  const authorities = ['a.operations.dynamics.com', 'b.operations.dynamics.cn', 'c.example'].map(
    (host) => configuredAuthority(`https://${host}`, config),
  );
  expect(authorities).toEqual([
    'https://login.fabrikam.example/t',
    'https://login.partner.microsoftonline.cn/contoso.cn',
    TENANT,
  ]);
  expect([...signInOrigins(config, false)]).toEqual([
    'https://login.microsoftonline.com',
    'https://login.fabrikam.example',
    'https://login.partner.microsoftonline.cn',
  ]);
});
