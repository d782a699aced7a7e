import { untrack } from 'svelte';
import type { AppState } from '../../state/app-state.svelte.ts';
import type { SearchAddress } from '../../state/search-address.ts';

/** Searches whenever what is asked, or where, has changed. Call it while a component is being made. */
export function keepSearchCurrent(app: AppState, address: SearchAddress): void {
  const { navigation, preferences, search } = app;
  const catalogId = $derived(app.catalog?.id ?? null);

  $effect(() => {
    const { text } = navigation.query;
    untrack(() => address.read(text));
  });

  $effect(() => {
    const { text } = search;
    const { kind, filters } = navigation.query;
    const { languages, ownPublishers } = preferences;
    const catalog = catalogId;
    if (catalog === null) return;
    untrack(() => void search.run({ catalog, text, kind, filters, languages, ownPublishers }));
  });

  $effect(() => {
    const host = app.environment?.host ?? null;
    if (host === null) return;
    untrack(() => {
      preferences.environmentHost = host;
      navigation.defaultEnvironment = host;
    });
  });
}
