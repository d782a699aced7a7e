import { expect, test } from 'vitest';
import { ConfirmedTenants } from '../../../src/auth/confirmed-tenants.ts';
import { openKeptValues } from '../../../src/kept-values.ts';

const CONTOSO = { authority: 'https://login.example/contoso.com', tenantId: 'c' };
const FABRIKAM = { authority: 'https://login.example/fabrikam.com', tenantId: 'f' };

function emptyStorage() {
  return openKeptValues(() => {
    throw new Error('blocked');
  });
}

test('a tab knows where each account has signed in, after a reload too', () => {
  const storage = emptyStorage();
  const confirmed = new ConfirmedTenants(storage);
  confirmed.add({ accountId: 'ada', ...FABRIKAM });
  confirmed.add({ accountId: 'ada', ...CONTOSO });
  confirmed.add({ accountId: 'ben', ...CONTOSO });
  confirmed.add({ accountId: 'ada', ...FABRIKAM });
  const reloaded = new ConfirmedTenants(storage);
  expect(reloaded.of('ada').map(({ tenantId }) => tenantId)).toEqual(['c', 'f']);
  reloaded.forget('ada');
  expect(reloaded.of('ada')).toEqual([]);
  expect(reloaded.of('ben')).toHaveLength(1);
});

test.each(['{', '{}', '[{"accountId":"ada","authority":"no address","tenantId":"c"}]'])(
  'what was spoilt confirms nobody: %s',
  (spoilt) => {
    const storage = emptyStorage();
    storage.setItem('confirmed-tenants', spoilt);
    expect(new ConfirmedTenants(storage).of('ada')).toEqual([]);
  },
);
