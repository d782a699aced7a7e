import type { PinTarget } from '#contract/watch-list.ts';
import { failureText } from '../../failure-text.ts';
import { NO_LIST } from '../../routing/address-query.ts';
import type { AppState } from '../../state/app-state.svelte.ts';
import { targetText } from '../../watch-words.ts';

/** Watches something in a list, or no longer; without a name in the list that was used last. Says what it did. */
export async function toggleWatch(
  { environment, navigation, notices, watchLists }: AppState,
  target: PinTarget,
  name = watchLists.currentName,
): Promise<void> {
  if (environment?.catalog == null) return;
  const list = watchLists.withName(name);
  const pin = list === null ? null : watchLists.pinIn(list, target);
  const outcome =
    pin === null
      ? await watchLists.pin(name, environment, [target])
      : await watchLists.unpin([pin.id]);
  if (!outcome.ok) {
    notices.tell(failureText(outcome.failure));
    return;
  }
  const href = navigation.hrefOf({ page: 'watch_list', list: name }, NO_LIST);
  const verb = pin === null ? 'is on the watch-list' : 'is no longer on the watch-list';
  notices.tell(`${targetText(target)} ${verb} ${name}.`, { link: { text: 'Show', href } });
}
