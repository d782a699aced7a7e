import type { AppState } from '../../state/app-state.svelte.ts';
import { pinOf } from '../../term-target.ts';
import { toggleWatch } from '../watch-lists/toggle-watch.ts';

/** What keys and the palette do with the subject of the page that is open; nothing where it has none. */
export function copyName(app: AppState): void {
  void copy(app, app.subject?.name, 'name');
}

export function copyUrl(app: AppState): void {
  void copy(app, app.subject?.odataPath, 'OData URL');
}

export function watchSubject(app: AppState): void {
  const pin = app.subject?.target ? pinOf(app.subject.target) : null;
  if (pin !== null) void toggleWatch(app, pin);
}

async function copy(
  { notices }: AppState,
  text: string | null | undefined,
  what: string,
): Promise<void> {
  if (!text) return;
  await navigator.clipboard.writeText(text);
  notices.tell(`The ${what} is on the clipboard.`);
}
