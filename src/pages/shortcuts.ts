export type ShortcutAction =
  | 'search'
  | 'palette'
  | 'help'
  | 'back'
  | 'forward'
  | 'goSearch'
  | 'goCompare'
  | 'goEnvironments'
  | 'goSync'
  | 'goWatchLists'
  | 'watch'
  | 'goGlossary'
  | 'goDiagram'
  | 'goEntities'
  | 'goEnumerations'
  | 'copyName'
  | 'copyUrl';

/** After `g` the next key must follow within this time. */
const SEQUENCE_MS = 1500;

const SINGLE: Readonly<Record<string, ShortcutAction>> = {
  '/': 'search',
  '?': 'help',
  '[': 'back',
  ']': 'forward',
  c: 'copyName',
  u: 'copyUrl',
  w: 'watch',
};

const AFTER_G: Readonly<Record<string, ShortcutAction>> = {
  s: 'goSearch',
  c: 'goCompare',
  v: 'goEnvironments',
  w: 'goWatchLists',
  y: 'goSync',
  t: 'goGlossary',
  d: 'goDiagram',
  e: 'goEntities',
  n: 'goEnumerations',
};

/** Single keys, and `g` followed by another; off where something is typed. */
export class Shortcuts {
  readonly #actions: Readonly<Record<ShortcutAction, () => void>>;
  #sequenceUntilMs = 0;

  constructor(actions: Readonly<Record<ShortcutAction, () => void>>) {
    this.#actions = actions;
  }

  hear(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const action = this.#actionOf(event);
    if (action === null) return;
    event.preventDefault();
    this.#actions[action]();
  }

  #actionOf(event: KeyboardEvent): ShortcutAction | null {
    const hasCommandKey = event.ctrlKey || event.metaKey;
    if (hasCommandKey && !event.altKey && event.key.toLowerCase() === 'k') return 'palette';
    if (hasCommandKey || event.altKey || isTypedIn(event.target)) return null;
    const isInSequence = event.timeStamp < this.#sequenceUntilMs;
    this.#sequenceUntilMs = event.key === 'g' ? event.timeStamp + SEQUENCE_MS : 0;
    const actions = isInSequence ? AFTER_G : SINGLE;
    return actions[event.key] ?? null;
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
