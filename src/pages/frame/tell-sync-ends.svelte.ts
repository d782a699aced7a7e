import { untrack } from 'svelte';
import { STATUS_WORDS } from '../../kind-words.ts';
import { NO_LIST } from '../../routing/address-query.ts';
import type { AppState } from '../../state/app-state.svelte.ts';

/** Says when a sync has ended, unless its page is open. Call it while a component is being made. */
export function tellSyncEnds(app: AppState): void {
  let watched: ReadonlySet<string> = new Set();
  $effect(() => {
    const running = new Set(app.syncs.running.map(({ id }) => id));
    untrack(() => {
      for (const id of watched) if (!running.has(id)) tellEnd(app, id);
      watched = running;
    });
  });
}

function tellEnd({ environments, navigation, notices, syncs }: AppState, id: string): void {
  const session = syncs.withId(id);
  const page = navigation.place?.page;
  if (session === null || page === 'sync' || page === 'sync_session') return;
  const name = environments.withId(session.environmentId)?.name ?? 'an environment';
  const href = navigation.hrefOf({ page: 'sync_session', session: id }, NO_LIST);
  notices.tell(`Sync of ${name}: ${STATUS_WORDS[session.status]}.`, {
    link: { text: 'Show', href },
  });
}
