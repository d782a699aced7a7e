import { isForAnyTenant } from './read-tenant.ts';

export interface SignedInAccount {
  /** MSAL's home account id: stable, and no secret. */
  readonly id: string;
  /** What the user signs in with. */
  readonly username: string;
  /** Where a sign-in has shown that it belongs, at home or as a guest. */
  readonly authorities: readonly string[];
}

/**
 * Of those that belong where the users of the environment sign in: the account it was used with last; the only one
 * there is, if it was used with none.
 */
export function chooseAccount<T extends SignedInAccount>(
  accounts: readonly T[],
  authority: string,
  remembered: string | null,
): T | null {
  const belonging = accounts.filter((account) => belongsTo(authority, account));
  if (remembered !== null) return belonging.find(({ id }) => id === remembered) ?? null;
  return belonging.length === 1 ? (belonging[0] ?? null) : null;
}

function belongsTo(authority: string, { authorities }: SignedInAccount): boolean {
  if (authorities.includes(authority)) return true;
  const { origin } = new URL(authority);
  return isForAnyTenant(authority) && authorities.some((each) => new URL(each).origin === origin);
}
