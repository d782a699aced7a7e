import type { AppState } from '../../state/app-state.svelte.ts';
import { copyAndTell } from '../../state/copy-and-tell.ts';
import { pinOf } from '../../term-target.ts';
import { toggleWatch } from '../watch-lists/toggle-watch.ts';

/** What keys and the palette do with the subject of the page that is open; nothing where it has none. */
export function copyName(app: AppState): void {
  const text = app.subject?.name;
  if (text) void copyAndTell(text, 'The name is', app.notices);
}

export function copyUrl(app: AppState): void {
  const text = app.subject?.odataPath;
  if (text) void copyAndTell(text, 'The OData URL is', app.notices);
}

export function watchSubject(app: AppState): void {
  const pin = app.subject?.target ? pinOf(app.subject.target) : null;
  if (pin !== null) void toggleWatch(app, pin);
}
