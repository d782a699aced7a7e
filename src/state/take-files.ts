import { failureText } from '../failure-text.ts';
import { NO_LIST } from '../routing/address-query.ts';
import type { AppState } from './app-state.svelte.ts';

/** Files that were dropped, picked or handed over by the system, each through the door that its contents ask for. */
export async function takeFiles(app: AppState, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const kinds = await app.snapshots.recognise(files);
  if (!kinds.ok) {
    app.notices.tell(failureText(kinds.failure));
    return;
  }
  const snapshot = files[kinds.value.indexOf('snapshot')];
  if (snapshot !== undefined) return app.snapshots.openFile(snapshot);
  await app.fileChoice.add(files);
  if (app.navigation.place?.page === 'environments') return;
  await app.navigation.go({ page: 'environments' }, { query: NO_LIST });
}
