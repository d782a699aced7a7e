import { untrack } from 'svelte';
import type { Catalog, Environment, EnvironmentId } from '#contract/domain.ts';
import { NO_LIST } from '../../routing/address-query.ts';
import type { AppState } from '../../state/app-state.svelte.ts';
import { turnText } from '../../watch-words.ts';

/**
 * Says what a new catalogue of any environment means to the watch-lists. The catalogue before it stays on this device,
 * so that nothing needs to be remembered to compare the two. Call it while a component is being made.
 */
export function tellWatchListChanges(app: AppState): void {
  /** The last complete one of each environment: while the next arrives, it may be shown unfinished. */
  let known: ReadonlyMap<EnvironmentId, Catalog> | null = null;
  $effect(() => {
    const { environments } = app;
    if (!environments.isLoaded) return;
    const { all } = environments;
    untrack(() => {
      const before = known;
      known = new Map(
        all.flatMap(({ id, catalog }) => {
          const last = catalog?.state === 'complete' ? catalog : before?.get(id);
          return last === undefined ? [] : [[id, last] as const];
        }),
      );
      if (before === null) return;
      for (const environment of all) {
        const old = before.get(environment.id);
        const now = known.get(environment.id);
        if (now !== undefined && now.id !== old?.id) void tellTurns(app, { environment, old, now });
      }
    });
  });
}

interface Turn {
  readonly environment: Environment;
  readonly old: Catalog | undefined;
  readonly now: Catalog;
}

async function tellTurns(app: AppState, { environment, old, now }: Turn): Promise<void> {
  const { navigation, notices, watchLists } = app;
  const { name, host } = environment;
  if (watchLists.all.length === 0) return;
  const verdicts = await watchLists.check(now.id);
  if (!verdicts.ok) return; // its page says why
  const before = old === undefined ? null : await watchLists.check(old.id);
  // The one before is gone: the same catalogue took its place, and nothing has changed.
  if (before !== null && !before.ok) return;
  const isNewVersion = old !== undefined && old.versionId !== now.versionId;
  const cause = `${name}'s ${isNewVersion ? 'new version' : 'catalogue'}`;
  for (const verdict of verdicts.value) {
    const list = watchLists.all.find(({ id }) => id === verdict.listId);
    const earlier = before?.value.find(({ listId }) => listId === verdict.listId) ?? null;
    const text = list && turnText({ list, before: earlier, now: verdict, cause });
    if (!text) continue;
    const query = { ...NO_LIST, environment: host };
    const href = navigation.hrefOf({ page: 'watch_list', list: list.name }, query);
    notices.tell(text, { link: { text: 'Show', href }, isLasting: verdict.state === 'broken' });
  }
}
