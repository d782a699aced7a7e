import { expect, test } from 'vitest';
import { chooseAccount } from '../../../src/auth/choose-account.ts';

const ada = { id: 'a.t', username: 'ada@contoso.example' };
const ben = { id: 'b.t', username: 'ben@contoso.example' };

test('an environment goes on with the account it was used with last', () => {
  expect(chooseAccount([ada, ben], 'b.t')).toBe(ben);
});

test('another account does not take the place of the one that was used', () => {
  expect(chooseAccount([ada], 'b.t')).toBeNull();
});

test('the only account is tried where none was used yet', () => {
  expect(chooseAccount([ada], null)).toBe(ada);
});

test('among several accounts the user chooses', () => {
  expect(chooseAccount([ada, ben], null)).toBeNull();
  expect(chooseAccount([], null)).toBeNull();
});
