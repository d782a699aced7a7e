import { untrack } from 'svelte';
import type { AppState } from '../../state/app-state.svelte.ts';

/** The lists are seen from what the environment of the page shows. Call it while a component is being made. */
export function seeListsFromHere(app: AppState): void {
  $effect(() => {
    const catalog = app.environment?.catalog?.id ?? null;
    untrack(() => void app.watchLists.seeFrom(catalog));
  });
}
