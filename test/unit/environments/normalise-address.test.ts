import { expect, test } from 'vitest';
import { guessKind, normaliseAddress } from '../../../worker/environments/normalise-address.ts';

test.each([
  [
    'https://Contoso-UAT.sandbox.operations.dynamics.com/',
    'https://contoso-uat.sandbox.operations.dynamics.com',
  ],
  ['contoso.operations.dynamics.com', 'https://contoso.operations.dynamics.com'],
  [
    '  https://contoso.operations.eu.dynamics.com/?cmp=USMF&mi=CustTable  ',
    'https://contoso.operations.eu.dynamics.com',
  ],
  ['http://127.0.0.1:7101', 'http://127.0.0.1:7101'],
  ['http://demo.localhost', 'http://demo.localhost'],
  ['https://gateway.contoso.com/fo', 'https://gateway.contoso.com'],
])('%s is the environment %s', (text, url) => {
  expect(normaliseAddress(text)).toEqual({ url, host: new URL(url).host });
});

test.each([
  ['', 'not_a_url'],
  ['not an address', 'not_a_url'],
  ['ftp://contoso.operations.dynamics.com', 'not_a_url'],
  ['javascript://contoso.operations.dynamics.com/%0aalert(1)', 'not_a_url'],
  ['https://user:secret@contoso.operations.dynamics.com', 'has_credentials'],
  ['https://user@contoso.operations.dynamics.com', 'has_credentials'],
  ['http://contoso.operations.dynamics.com', 'not_https'],
  ['https://contoso.crm4.dynamics.com', 'dataverse'],
  ['https://contosoret.cloudax.dynamics.com', 'commerce'],
  ['https://login.microsoftonline.com', 'not_finance_and_operations'],
  ['https://saved.file.invalid', 'not_finance_and_operations'],
  ['contoso', 'not_finance_and_operations'],
])('%s is refused: %s', (text, problem) => {
  expect(normaliseAddress(text)).toEqual({ problem });
});

test.each([
  ['contoso.operations.dynamics.com', 'production'],
  ['secret.operations.dynamics.com', 'production'],
  ['contoso-uat.sandbox.operations.dynamics.com', 'test'],
  ['contosodevaos.axcloud.dynamics.com', 'development'],
  ['usnconeboxax1aos.cloud.onebox.dynamics.com', 'development'],
  ['demo.localhost', 'demo'],
])('%s looks like %s', (host, kind) => {
  expect(guessKind(host)).toBe(kind);
});
