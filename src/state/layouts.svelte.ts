import type { EngineApi } from '#contract/api.ts';
import type { Layout, LayoutEntity } from '#contract/diagram.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer } from '#contract/outcome.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** The saved diagrams of this device. */
export class Layouts {
  readonly #engine: EngineClient;
  #turn = 0;

  all = $state.raw<readonly Layout[]>([]);
  /** False until the first answer: nothing is claimed to be missing before that. */
  isLoaded = $state(false);
  failure = $state.raw<Failure | null>(null);

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => {
      if (event.kind === 'layouts_changed') void this.load();
    });
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await this.#engine.ask((engine) => engine.listLayouts());
    if (turn !== this.#turn) return; // a newer list is on its way
    this.isLoaded = true;
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.all = outcome.value;
  }

  withName(name: string): Layout | null {
    return this.all.find((layout) => layout.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  create(name: string, entities: readonly LayoutEntity[]): Answer<Layout> {
    return this.#tell((engine) => engine.createLayout(name, entities));
  }

  /** Whoever calls knows what it holds now: the list is only read again when the engine tells of it. */
  change({ id }: Layout, entities: readonly LayoutEntity[]): Answer<Layout> {
    return this.#engine.tell((engine) => engine.changeLayout(id, entities));
  }

  rename({ id }: Layout, name: string): Answer<Layout> {
    return this.#tell((engine) => engine.renameLayout(id, name));
  }

  remove({ id }: Layout): Answer<void> {
    return this.#tell((engine) => engine.removeLayout(id));
  }

  async #tell<T>(command: (engine: EngineApi) => Answer<T>): Answer<T> {
    const outcome = await this.#engine.tell(command);
    if (outcome.ok) await this.load();
    return outcome;
  }
}
