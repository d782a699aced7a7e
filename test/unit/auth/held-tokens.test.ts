import { expect, test } from 'vitest';
import { HeldTokens } from '../../../src/auth/held-tokens.ts';

const URL_A = 'https://a.example';

test.each([
  { life: 3600, good: 3299, late: 3301 },
  { life: 60, good: 39, late: 41 },
])('a token of $life seconds is handed out for $good', ({ life, good, late }) => {
  let now = 0;
  const held = new HeldTokens(() => now);
  held.hold(URL_A, { token: 'token', expiresAtMs: life * 1000 });
  now = good * 1000;
  expect(held.find(URL_A)).toBe('token');
  now = late * 1000;
  expect(held.find(URL_A)).toBeNull();
});

test('a token that was refused is not handed out again, and is known', () => {
  const held = new HeldTokens(() => 0);
  held.hold(URL_A, { token: 'old', expiresAtMs: 3_600_000 });
  held.refuse(URL_A);
  expect(held.find(URL_A)).toBeNull();
  expect(held.isRefused('old')).toBe(true);
  expect(held.isRefused('new')).toBe(false);
});

test('each environment has a token of its own', () => {
  const held = new HeldTokens(() => 0);
  held.hold(URL_A, { token: 'a', expiresAtMs: 3_600_000 });
  expect(held.find('https://b.example')).toBeNull();
});
