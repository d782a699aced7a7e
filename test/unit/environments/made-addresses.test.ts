import { expect, test } from 'vitest';
import { fileAddress } from '../../../worker/environments/file-address.ts';
import { snapshotAddress } from '../../../worker/environments/snapshot-address.ts';

const shown = { name: 'UAT', fingerprint: 'f', digest: 'd' };

test('an environment that is known from files has an address that tells its name', () => {
  expect(fileAddress('Golden UAT 2')).toBe('https://golden-uat-2.file.invalid');
  expect(fileAddress(' golden  uat 2')).toBe(fileAddress('Golden UAT 2'));
});

test('two names have two addresses, whatever they are written with', () => {
  const names = ['a b', 'a-b', 'a.b', 'a/b', '\u00e4 b', '\u{1F4E6}', '\u65e5\u672c'];
  const addresses = names.map(fileAddress);
  expect(new Set(addresses).size).toBe(names.length);
  expect(addresses).toEqual(addresses.map((address) => new URL(address).origin));
});

test('what a snapshot shows has an address of its own, which tells its name', async () => {
  const address = await snapshotAddress(shown);
  expect(address).toMatch(/^https:\/\/uat-[\da-f]{10}\.snapshot\.file\.invalid$/);
  expect(await snapshotAddress({ ...shown, name: null })).toMatch(/^https:\/\/unnamed-/);
  const others = [{ name: 'DEV' }, { fingerprint: 'g' }, { digest: 'e' }];
  for (const other of others) {
    expect(await snapshotAddress({ ...shown, ...other })).not.toBe(address);
  }
});

test('an address once made stays the same: devices know what they have opened by it', async () => {
  expect(await snapshotAddress({ ...shown, name: 'Contoso United States, Golden' })).toBe(
    'https://contoso-united-state-720d465b34.snapshot.file.invalid',
  );
});

test.each(['x'.repeat(80), '\u{1F4E6}'.repeat(40), 'a b '.repeat(20)])(
  'a snapshot called %s has an address that a host could have',
  async (name) => {
    const { hostname, origin } = new URL(await snapshotAddress({ ...shown, name }));
    for (const label of hostname.split('.')) expect(label.length).toBeLessThanOrEqual(63);
    expect(origin).toBe(await snapshotAddress({ ...shown, name }));
  },
);
