import { untrack } from 'svelte';
import { NO_LIST } from '../../routing/address-query.ts';
import type { AppState } from '../../state/app-state.svelte.ts';
import { startSyncOrTell } from '../../state/start-sync.ts';
import { updateText } from '../../version-text.ts';

/** Says when a check has found a new version; what was new before the app was opened is only shown where it belongs. */
export function tellNewVersions(app: AppState): void {
  const { environments, navigation, notices, versions } = app;
  let known: ReadonlySet<string> | null = null;
  const told = new Map<string, number>();
  $effect(() => {
    if (!versions.isNewsLoaded) return;
    const updates = [...versions.news.values()].flatMap(({ environmentId, update }) =>
      update === null ? [] : [{ environmentId, update }],
    );
    const wanted = new Set(
      updates.map(({ environmentId, update }) => `${environmentId} ${update.version.id}`),
    );
    untrack(() => {
      for (const [key, notice] of told) {
        if (wanted.has(key)) continue;
        notices.dismiss(notice);
        told.delete(key);
      }
      for (const { environmentId, update } of updates) {
        const environment = environments.withId(environmentId);
        const key = `${environmentId} ${update.version.id}`;
        const isNews = known !== null && !known.has(key);
        const isOnPage = ['environments', 'environment'].includes(navigation.place?.page ?? '');
        if (!isNews || isOnPage || environment === null || environment.catalog === null) continue;
        const notice = notices.tell(updateText(environment.name, update), {
          link: {
            text: 'What changed',
            href: navigation.hrefOf({ page: 'environment', host: environment.host }, NO_LIST),
          },
          action: { text: 'Update', run: () => void startSyncOrTell(app, environment) },
        });
        told.set(key, notice);
      }
      known = wanted;
    });
  });
}
