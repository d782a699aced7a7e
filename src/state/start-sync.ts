import type { Environment } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { SyncStrategy } from '#contract/sync.ts';
import { failureText } from '../failure-text.ts';
import { NO_LIST } from '../routing/address-query.ts';
import type { Navigation } from '../routing/navigation.svelte.ts';
import type { AppState } from './app-state.svelte.ts';

interface SyncingApp extends Pick<AppState, 'preferences' | 'syncs'> {
  readonly navigation: Pick<Navigation, 'go'>;
}

/** Starts a sync, the recommended one unless chosen, and goes to its page; a sync that runs already is simply shown. Null if that went well. */
export async function startSyncAndShow(
  app: SyncingApp,
  environment: Environment,
  strategy?: SyncStrategy,
): Promise<Failure | null> {
  const outcome = await app.syncs.start(environment.id, app.preferences.languages, strategy);
  const query = { environment: environment.host, ...NO_LIST };
  if (outcome.ok) {
    await app.navigation.go({ page: 'sync_session', session: outcome.value.id }, { query });
    return null;
  }
  if (outcome.failure.kind !== 'sync_running') return outcome.failure;
  const session = outcome.failure.sessionId;
  await app.navigation.go({ page: 'sync_session', session }, { query });
  return null;
}

/** The same from where there is no place for a reason: a notice tells it. */
export async function startSyncOrTell(
  app: SyncingApp & Pick<AppState, 'notices'>,
  environment: Environment,
): Promise<void> {
  const failure = await startSyncAndShow(app, environment);
  if (failure === null) return;
  app.notices.tell(`${environment.name} could not be synced. ${failureText(failure)}`);
}
