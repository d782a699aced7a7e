import type { Place } from '../../routing/place.ts';
import { PLACES_AFTER_G } from '../../routing/places-after-g.ts';

export interface ShortcutActions {
  readonly search: () => void;
  readonly palette: () => void;
  readonly help: () => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly watch: () => void;
  readonly copyName: () => void;
  readonly copyUrl: () => void;
  readonly go: (place: Place) => void;
}

/** After `g` the next key must follow within this time. */
const SEQUENCE_MS = 1500;

const ACTIONS: Readonly<Record<string, Exclude<keyof ShortcutActions, 'go'>>> = {
  '/': 'search',
  '?': 'help',
  '[': 'back',
  ']': 'forward',
  c: 'copyName',
  u: 'copyUrl',
  w: 'watch',
};

/** Single keys, and `g` followed by another; off where something is typed. */
export class Shortcuts {
  readonly #actions: ShortcutActions;
  #sequenceUntilMs = 0;

  constructor(actions: ShortcutActions) {
    this.#actions = actions;
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
      return this.#actions.palette;
    }
    if (hasCommandKey || event.altKey || isTypedIn(event.target)) return null;
    const isInSequence = event.timeStamp < this.#sequenceUntilMs;
    this.#sequenceUntilMs = event.key === 'g' ? event.timeStamp + SEQUENCE_MS : 0;
    const place = isInSequence ? PLACES_AFTER_G.get(event.key)?.place : undefined;
    if (place !== undefined) return () => this.#actions.go(place);
    const action = isInSequence ? undefined : ACTIONS[event.key];
    return action === undefined ? null : this.#actions[action];
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
