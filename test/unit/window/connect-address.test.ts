import { expect, test } from 'vitest';
import { checkAddress, suggestName } from '../../../src/pages/environments/connect-address.ts';

test.each([
  'contoso.operations.dynamics.com',
  ' https://contoso.operations.dynamics.com/ ',
  'HTTPS://Contoso.Operations.Dynamics.com/namespaces/?cmp=usmf',
])('%s is understood', (typed) => {
  expect(checkAddress(typed)).toEqual({
    state: 'good',
    url: 'https://contoso.operations.dynamics.com',
  });
});

test.each(['https://', 'not an address', 'ftp://contoso.com', 'https://me:secret@contoso.com'])(
  '%s is refused while it is typed',
  (typed) => {
    expect(checkAddress(typed).state).toBe('bad');
  },
);

test('an empty box is no mistake', () => {
  expect(checkAddress('  ')).toEqual({ state: 'empty' });
});

test('a first idea of the name is the beginning of the address', () => {
  expect(suggestName('https://contoso-uat.sandbox.operations.dynamics.com')).toBe('contoso-uat');
  expect(suggestName('http://127.0.0.1:7101')).toBe('127.0.0.1:7101');
});
