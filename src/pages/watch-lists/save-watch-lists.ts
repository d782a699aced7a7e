import type { Failure } from '#contract/failure.ts';
import type { WatchList } from '#contract/watch-list.ts';
import { saveFile } from '../../save-file.ts';
import type { WatchLists } from '../../state/watch-lists.svelte.ts';

/** Saves one list, or all of them, as a file for a colleague. Answers why it did not. */
export async function saveWatchLists(
  watchLists: WatchLists,
  list?: WatchList,
): Promise<Failure | null> {
  const file = await watchLists.export(list && [list.id]);
  if (!file.ok) return file.failure;
  const text = JSON.stringify(file.value, null, 2);
  const blob = new Blob([text], { type: 'application/json' });
  saveFile({ name: `${fileName(list?.name ?? 'watch-lists')}.json`, blob });
  return null;
}

/** Without what a file system refuses. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 60);
}
