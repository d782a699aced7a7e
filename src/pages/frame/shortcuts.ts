import type { Place } from '../../routing/place.ts';
import { PLACES_AFTER_G } from '../../routing/places-after-g.ts';
import type { AppState } from '../../state/app-state.svelte.ts';
import { SECTION_QUERY } from './rail-items.ts';
import { copyName, copyUrl, watchSubject } from './subject-actions.ts';

/** What only the frame can open. */
export interface FrameDoors {
  readonly search: () => void;
  readonly palette: () => void;
  readonly help: () => void;
}

/** After `g` the next key must follow within this time. */
const SEQUENCE_MS = 1500;

const ACTIONS: Readonly<Record<string, (app: AppState, doors: FrameDoors) => void>> = {
  '/': (_app, doors) => doors.search(),
  '?': (_app, doors) => doors.help(),
  '[': ({ navigation }) => navigation.back(),
  ']': ({ navigation }) => navigation.forward(),
  c: copyName,
  u: copyUrl,
  w: watchSubject,
};

/** Single keys, and `g` followed by another; off where something is typed. */
export class Shortcuts {
  readonly #app: AppState;
  readonly #doors: FrameDoors;
  #sequenceUntilMs = 0;

  constructor(app: AppState, doors: FrameDoors) {
    this.#app = app;
    this.#doors = doors;
  }

  hear(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const run = this.#actionOf(event);
    if (run === null) return;
    event.preventDefault();
    run();
  }

  #actionOf(event: KeyboardEvent): (() => void) | null {
    const hasCommandKey = event.ctrlKey || event.metaKey;
    if (hasCommandKey && !event.altKey && event.key.toLowerCase() === 'k') {
      return this.#doors.palette;
    }
    if (hasCommandKey || event.altKey || isTypedIn(event.target)) return null;
    const isInSequence = event.timeStamp < this.#sequenceUntilMs;
    this.#sequenceUntilMs = event.key === 'g' ? event.timeStamp + SEQUENCE_MS : 0;
    const place = isInSequence ? PLACES_AFTER_G.get(event.key)?.place : undefined;
    if (place !== undefined) return () => this.#go(place);
    const action = isInSequence ? undefined : ACTIONS[event.key];
    return action === undefined ? null : () => action(this.#app, this.#doors);
  }

  /** The search goes on with what is in the box; a section begins anew. */
  #go(place: Place): void {
    const { navigation, search } = this.#app;
    const query = place.page === 'search' ? { text: search.text } : SECTION_QUERY;
    void navigation.go(place, { query });
  }
}

/** In a dialog or a menu, single keys belong to it. */
function isTypedIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
  );
}
