import * as z from 'zod/mini';
import type { KeptValues } from '../kept-values.ts';
import { readJson } from '../read-json.ts';

/** A sign-in that succeeded: the account is known at this authority, whose tenant has this id. */
export interface ConfirmedTenant {
  readonly accountId: string;
  readonly authority: string;
  readonly tenantId: string;
}

const KEY = 'confirmed-tenants';

/** MSAL keeps the id of a tenant, not the authority: whoever signed in at `contoso.com` would be unknown there. */
export class ConfirmedTenants {
  readonly #storage: KeptValues;

  /** `storage`: of this tab alone, as MSAL's own. */
  constructor(storage: KeptValues) {
    this.#storage = storage;
  }

  /** The latest last. */
  of(accountId: string): readonly ConfirmedTenant[] {
    return this.#all.filter((each) => each.accountId === accountId);
  }

  add(confirmed: ConfirmedTenant): void {
    const others = this.#all.filter(
      ({ accountId, authority }) =>
        accountId !== confirmed.accountId || authority !== confirmed.authority,
    );
    this.#storage.setItem(KEY, JSON.stringify([...others, confirmed]));
  }

  forget(accountId: string): void {
    const others = this.#all.filter((each) => each.accountId !== accountId);
    this.#storage.setItem(KEY, JSON.stringify(others));
  }

  get #all(): readonly ConfirmedTenant[] {
    const parsed = schema.safeParse(readJson(this.#storage.getItem(KEY) ?? '[]'));
    return parsed.success ? parsed.data : [];
  }
}

const schema = z.array(
  z.strictObject({ accountId: z.string(), authority: z.url(), tenantId: z.string() }),
);
