import { expect, test } from 'vitest';
import { chooseAccount } from '../../../src/auth/choose-account.ts';

const CONTOSO = 'https://login.microsoftonline.com/contoso.com';
const FABRIKAM = 'https://login.microsoftonline.com/fabrikam.com';
const ANY = 'https://login.microsoftonline.com/organizations';

const ada = { id: 'a.t', username: 'ada@contoso.example', authorities: [CONTOSO] };
const ben = { id: 'b.t', username: 'ben@contoso.example', authorities: [CONTOSO] };
const guest = { ...ada, authorities: [CONTOSO, FABRIKAM] };

test('an environment goes on with the account it was used with last', () => {
  expect(chooseAccount([ada, ben], CONTOSO, 'b.t')).toBe(ben);
});

test('another account does not take the place of the one that was used', () => {
  expect(chooseAccount([ada], CONTOSO, 'b.t')).toBeNull();
});

test('the only account is tried where none was used yet', () => {
  expect(chooseAccount([ada], CONTOSO, null)).toBe(ada);
});

test('among several accounts the user chooses', () => {
  expect(chooseAccount([ada, ben], CONTOSO, null)).toBeNull();
  expect(chooseAccount([], CONTOSO, null)).toBeNull();
});

test('an account of one tenant is not tried in another, also where it was used before', () => {
  expect(chooseAccount([ada], FABRIKAM, null)).toBeNull();
  expect(chooseAccount([ada], FABRIKAM, 'a.t')).toBeNull();
});

test('a guest that a sign-in has confirmed is, and is the only one there', () => {
  expect(chooseAccount([guest], FABRIKAM, 'a.t')).toBe(guest);
  expect(chooseAccount([guest, ben], FABRIKAM, null)).toBe(guest);
});

test('where any tenant may sign in, every account of that service belongs, and none of another', () => {
  expect(chooseAccount([ada], ANY, null)).toBe(ada);
  expect(chooseAccount([ada], 'https://login.microsoftonline.us/organizations', null)).toBeNull();
});
