import type { Layout, LayoutEntity } from '#contract/diagram.ts';
import type { Failure } from '#contract/failure.ts';
import type { Layouts } from './layouts.svelte.ts';

/** Nothing is written while something is still being dragged. */
const PAUSE_MS = 400;

/** Keeps a diagram that has a name as it is left. */
export class LayoutKeeper {
  readonly #layouts: Layouts;
  readonly #layout: Layout;
  readonly #onfailure: (failure: Failure) => void;
  #waiting: readonly LayoutEntity[] | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(layouts: Layouts, layout: Layout, onfailure: (failure: Failure) => void) {
    this.#layouts = layouts;
    this.#layout = layout;
    this.#onfailure = onfailure;
  }

  keep(entities: readonly LayoutEntity[]): void {
    this.#waiting = entities;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** What still waits, at once. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#waiting === null) return;
    void this.#save(this.#waiting);
    this.#waiting = null;
  }

  async #save(entities: readonly LayoutEntity[]): Promise<void> {
    const kept = await this.#layouts.change(this.#layout, entities);
    if (!kept.ok) this.#onfailure(kept.failure);
  }
}
