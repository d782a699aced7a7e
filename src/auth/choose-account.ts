export interface SignedInAccount {
  /** MSAL's home account id: stable, and no secret. */
  readonly id: string;
  /** What the user signs in with. */
  readonly username: string;
}

/** The account an environment was used with last; the only one there is, if it was used with none. */
export function chooseAccount<T extends SignedInAccount>(
  accounts: readonly T[],
  remembered: string | null,
): T | null {
  if (remembered !== null) return accounts.find(({ id }) => id === remembered) ?? null;
  return accounts.length === 1 ? (accounts[0] ?? null) : null;
}
