import { expect, test } from 'vitest';
import { Authorities } from '../../../src/state/authorities.svelte.ts';
import { HostSettings } from '../../../src/state/host-settings.svelte.ts';
import { openKeptValues } from '../../../src/kept-values.ts';

const UAT = 'https://uat.example';
const USUAL = 'https://login.microsoftonline.com/organizations';
const OWN = 'https://login.microsoftonline.com/fabrikam.com';

async function openHost(config: object): Promise<HostSettings> {
  const host = new HostSettings('/config.json', async () => Response.json(config));
  await host.load();
  return host;
}

function emptyStorage() {
  return openKeptValues(() => {
    throw new Error('blocked');
  });
}

test('users of an environment sign in where they chose, else where the host says for it, else where all do', async () => {
  const named = 'https://login.microsoftonline.com/Contoso.com/';
  const storage = emptyStorage();
  const plain = new Authorities(storage, await openHost({}));
  expect(plain.of(UAT)).toBe(USUAL);
  const environments = [{ name: 'UAT', url: `${UAT}/`, authority: named }];
  const authorities = new Authorities(storage, await openHost({ environments }));
  expect(authorities.of(UAT)).toBe('https://login.microsoftonline.com/contoso.com');
  expect(authorities.of('https://prod.example')).toBe(USUAL);
  authorities.choose(UAT, OWN);
  expect([authorities.of(UAT), authorities.chosenFor(UAT)]).toEqual([OWN, OWN]);
  authorities.choose(UAT, null);
  expect(authorities.chosenFor(UAT)).toBeNull();
});

test('what one tab chooses counts in another at once', async () => {
  const storage = emptyStorage();
  const host = await openHost({});
  const [tab, other] = [new Authorities(storage, host), new Authorities(storage, host)];
  tab.choose(UAT, OWN);
  expect(other.of(UAT)).toBe(OWN);
});

test.each(['{', '{}', '[["https://uat.example","http://login.example/t"]]', '[[1,2]]'])(
  'a spoilt choice counts as none: %s',
  async (spoilt) => {
    const storage = emptyStorage();
    storage.setItem('authorities', spoilt);
    expect(new Authorities(storage, await openHost({})).of(UAT)).toBe(USUAL);
  },
);
