import type { Environment } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { SyncSession } from '#contract/sync.ts';
import { chooseAccount, type SignedInAccount } from '../auth/choose-account.ts';
import type { SignIn } from '../auth/sign-in.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureText } from '../failure-text.ts';
import type { Authorities } from './authorities.svelte.ts';
import type { Environments } from './environments.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import { currentPhase } from './sync-progress.ts';

export interface AccountsParts {
  readonly engine: EngineClient;
  readonly signIn: SignIn;
  readonly authorities: Pick<Authorities, 'of'>;
  readonly environments: Environments;
  readonly preferences: Preferences;
  readonly notices: Notices;
}

export interface SignInWish {
  readonly claims?: string | null;
  /** The account that was used last will not do. */
  readonly isOtherAccount?: boolean;
  /** Absolute address to come back to; this page where nothing is said. */
  readonly returnTo?: string;
}

/** Who is signed in in this tab, and what goes on because of it. */
export class Accounts {
  readonly #parts: AccountsParts;
  /** How far a waiting sync was when this tab last let it go on by itself. */
  readonly #continuedAt = new Map<string, string>();

  all = $state.raw<readonly SignedInAccount[]>([]);
  /** The page is about to be left. */
  isLeaving = $state(false);

  constructor(parts: AccountsParts) {
    this.#parts = parts;
    parts.signIn.onAccounts((accounts) => (this.all = accounts));
    parts.engine.onEvent((event) => {
      if (event.kind === 'sync_changed') void this.continueSync(event.session);
    });
  }

  /** The account that this environment is used with, if this tab is signed in with it. */
  of({ url }: Environment): SignedInAccount | null {
    const { authorities, preferences } = this.#parts;
    return chooseAccount(this.all, authorities.of(url), preferences.accountOf(url));
  }

  /** Goes on with what the page was left for. Call it when the environments are known. */
  async finishSignIn(): Promise<void> {
    const { engine, signIn, environments, notices } = this.#parts;
    const returned = await signIn.returned;
    if (returned === null) return;
    const { environmentUrl, outcome } = returned;
    if (!outcome.ok) {
      notices.tell(failureText(outcome.failure), { isLasting: true });
      return;
    }
    const environment = environments.all.find(({ url }) => url === environmentUrl);
    if (environment === undefined) return;
    notices.tell(`Signed in to ${environment.name} as ${outcome.value.username}.`);
    await engine.ask((api) => api.signedIn(environment.id));
    await environments.checkVersion(environment.id, false);
  }

  /** Without the user: true where a token can be had from what this tab has. */
  async canContinue({ url }: Environment): Promise<boolean> {
    const request = { environmentUrl: url, isRenewal: false, claims: null };
    return (await this.#parts.signIn.token(request)).ok;
  }

  /** Leaves the page: settles only where that did not work. */
  async signIn({ url }: Environment, wish: SignInWish = {}): Promise<Failure> {
    this.isLeaving = true;
    const remembered = this.#parts.preferences.accountOf(url);
    const failure = await this.#parts.signIn.leaveToSignIn({
      environmentUrl: url,
      claims: wish.claims ?? null,
      accountId: wish.isOtherAccount ? null : remembered,
      returnTo: wish.returnTo ?? location.href,
    });
    this.isLeaving = false;
    return failure;
  }

  /** In all tabs. Leaves the page, unless there is no network. */
  async signOut({ id }: SignedInAccount): Promise<Failure | null> {
    this.isLeaving = true;
    const failure = await this.#parts.signIn.signOut(id);
    this.isLeaving = false;
    return failure;
  }

  /**
   * A sync may wait although this tab can help: it was still loading when the owner of the database asked around, or
   * the token ended in the middle of an answer. Without progress since the last time only the user can help.
   */
  async continueSync(session: SyncSession): Promise<void> {
    const { id, environmentId, waitingFor } = session;
    if (waitingFor === null || waitingFor.isTokenRefused || waitingFor.claims !== null) return;
    const environment = this.#parts.environments.withId(environmentId);
    const progress = JSON.stringify(currentPhase(session));
    if (environment === null || this.#continuedAt.get(id) === progress) return;
    this.#continuedAt.set(id, progress);
    if (!(await this.canContinue(environment))) return;
    await this.#parts.engine.ask((api) => api.signedIn(environmentId));
  }
}
