import {
  MAX_DIAGRAM_ENTITIES,
  type Diagram,
  type DiagramEntity,
  type DiagramRelation,
  type Layout,
  type LayoutEntity,
  type PlacedEntity,
} from '#contract/diagram.ts';
import type { Failure } from '#contract/failure.ts';
import type { ListingScope } from '#contract/listing.ts';
import { boxOf, type Box } from '../diagram/box-of.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { DiagramQuestions } from './diagram-questions.ts';
import { LayoutKeeper } from './layout-keeper.ts';
import type { Layouts } from './layouts.svelte.ts';

/** Related entities that come along with one that is shown; more are asked for. */
const NEIGHBOURS_AT_FIRST = 20;
/** Nobody sees the fields of many at once. */
const UNFOLDED_AT_MOST = 3;

export interface BoardParts {
  readonly engine: EngineClient;
  readonly layouts: Layouts;
  /** Where it is kept; null for a diagram that has no name yet. */
  readonly layout: Layout | null;
}

interface Added {
  readonly name: string;
  readonly isCollapsed: boolean;
}

/** One diagram on the page. What it does to itself happens in turn; where its entities stand is the user's at any time. */
export class DiagramBoard {
  readonly #keeper: LayoutKeeper | null;
  readonly layout: Layout | null;
  readonly questions: DiagramQuestions;
  #work: Promise<void> = Promise.resolve();

  entities = $state.raw<readonly LayoutEntity[]>([]);
  /** Null until the catalogue has answered. */
  diagram = $state.raw<Diagram | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The entity that it was begun with, and those related to it that were left out. */
  begunWith = $state.raw<string | null>(null);
  leftOut = $state.raw<readonly string[]>([]);
  /** The suggestions are for who has nothing in mind. */
  isBeginning = $state(false);
  /** Changes when something stands where nobody may be looking. */
  additions = $state(0);

  constructor({ engine, layouts, layout }: BoardParts) {
    this.questions = new DiagramQuestions(engine);
    this.layout = layout;
    this.entities = layout?.entities ?? [];
    this.#keeper =
      layout === null
        ? null
        : new LayoutKeeper(layouts, layout, (failure) => (this.failure = failure));
  }

  readonly #drawnByName: ReadonlyMap<string, DiagramEntity> = $derived.by(() => {
    const drawn = this.diagram?.entities ?? [];
    return new Map(drawn.map((entity) => [entity.entitySetName.toLowerCase(), entity]));
  });

  readonly boxes: readonly Box[] = $derived.by(() =>
    this.entities.map((place) => boxOf(place, this.#drawnAs(place.entity))),
  );

  /** Between what is shown now. */
  readonly relations: readonly DiagramRelation[] = $derived.by(() => {
    const shown = new Set(this.entities.map(({ entity }) => entity));
    const drawn = this.diagram?.relations ?? [];
    return drawn.filter(({ from, to }) => shown.has(from) && shown.has(to));
  });

  has(name: string): boolean {
    return this.entities.some(({ entity }) => isSameName(entity, name));
  }

  hasRoomFor(more: number): boolean {
    return this.entities.length + more <= MAX_DIAGRAM_ENTITIES;
  }

  /** From now on it shows what this catalogue says. */
  seeFrom(scope: ListingScope): Promise<void> {
    return this.#inTurn(async () => {
      this.questions.scope = scope;
      await this.#extend([]);
    });
  }

  /** An entity with those related to it, in place of whatever was there. */
  begin(name: string): Promise<void> {
    this.begunWith = name;
    this.isBeginning = true;
    return this.#inTurn(async () => {
      await this.#beginWith(name);
      this.isBeginning = false;
    });
  }

  /** What is here already stays as it is. */
  add(names: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const isCollapsed = names.length > UNFOLDED_AT_MOST;
      await this.#extend(names.map((name) => ({ name, isCollapsed })));
      this.leftOut = this.leftOut.filter((name) => !this.has(name));
    });
  }

  remove(name: string): void {
    this.#set(this.entities.filter(({ entity }) => entity !== name));
  }

  toggle(name: string): void {
    this.#set(
      this.entities.map((each) =>
        each.entity === name ? { ...each, isCollapsed: !each.isCollapsed } : each,
      ),
    );
  }

  move(places: readonly PlacedEntity[]): void {
    const byName = new Map(places.map((place) => [place.name, place]));
    this.#set(
      this.entities.map((each) => {
        const place = byName.get(each.entity);
        return place === undefined ? each : { ...each, x: place.x, y: place.y };
      }),
    );
  }

  /** All of them, wherever they stood. */
  arrange(): Promise<void> {
    return this.#inTurn(async () => {
      this.move(await this.#place(this.boxes, this.boxes));
      this.additions += 1;
    });
  }

  /** What was there before something was taken away or moved. */
  restore(entities: readonly LayoutEntity[]): Promise<void> {
    return this.#inTurn(async () => {
      this.entities = entities;
      await this.#extend([]);
      this.#keeper?.keep(this.entities);
    });
  }

  clear(): void {
    this.begunWith = null;
    this.leftOut = [];
    this.#set([]);
  }

  /** Before the page is left. */
  flush(): void {
    this.#keeper?.flush();
  }

  /** Null where the catalogue does not have it. */
  #drawnAs(name: string): DiagramEntity | null {
    return this.#drawnByName.get(name.toLowerCase()) ?? null;
  }

  async #beginWith(name: string): Promise<void> {
    const related = await this.questions.related(name);
    if (!related.ok) {
      this.failure = related.failure;
      return;
    }
    const others = [...new Set(related.value.map(({ entitySetName }) => entitySetName))];
    const neighbours = others.slice(0, NEIGHBOURS_AT_FIRST);
    const isCollapsed = neighbours.length > UNFOLDED_AT_MOST;
    this.leftOut = others.slice(NEIGHBOURS_AT_FIRST);
    this.entities = [];
    await this.#extend([
      { name, isCollapsed: false },
      ...neighbours.map((other) => ({ name: other, isCollapsed })),
    ]);
  }

  /** Draws anew, with these. They get places, and nothing else moves. */
  async #extend(added: readonly Added[]): Promise<void> {
    const { scope } = this.questions;
    const fresh = added.filter(({ name }) => !this.has(name));
    if (scope === null) return;
    if (!this.hasRoomFor(fresh.length)) {
      const problem = `a diagram holds at most ${MAX_DIAGRAM_ENTITIES}`;
      this.failure = { kind: 'bad_input', field: 'entities', problem };
      return;
    }
    const names = [...this.entities.map(({ entity }) => entity), ...fresh.map(({ name }) => name)];
    const isDrawn = await this.#draw(scope, names);
    if (isDrawn && fresh.length > 0) await this.#join(fresh);
  }

  /** What is shown is written as the catalogue writes it. False where it could not be had. */
  async #draw(scope: ListingScope, names: readonly string[]): Promise<boolean> {
    const drawn = await this.questions.draw(scope, names);
    this.failure = drawn.ok ? null : drawn.failure;
    if (!drawn.ok) return false;
    this.diagram = drawn.value;
    this.entities = this.entities.map((each) => ({
      ...each,
      entity: this.#drawnAs(each.entity)?.entitySetName ?? each.entity,
    }));
    return true;
  }

  async #join(fresh: readonly Added[]): Promise<void> {
    const waiting = fresh.map(({ name, isCollapsed }) => {
      const drawn = this.#drawnAs(name);
      return boxOf({ entity: drawn?.entitySetName ?? name, x: 0, y: 0, isCollapsed }, drawn);
    });
    const places = await this.#place([...this.boxes, ...waiting], waiting);
    if (places.length === 0) return;
    const placeByName = new Map(places.map((place) => [place.name, place]));
    this.#set([
      ...this.entities,
      ...waiting.map(({ entity, isCollapsed }) => {
        const { x = 0, y = 0 } = placeByName.get(entity) ?? {};
        return { entity, x, y, isCollapsed };
      }),
    ]);
    this.additions += 1;
  }

  /** Places for those that wait for one; none where they cannot be had. */
  async #place(boxes: readonly Box[], waiting: readonly Box[]): Promise<readonly PlacedEntity[]> {
    const pinned = new Set(
      boxes.filter((box) => !waiting.includes(box)).map(({ entity }) => entity),
    );
    const places = await this.questions.place(boxes, this.diagram?.relations ?? [], pinned);
    this.failure = places.ok ? null : places.failure;
    return places.ok ? places.value : [];
  }

  #set(entities: readonly LayoutEntity[]): void {
    this.entities = entities;
    this.#keeper?.keep(this.entities);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    // What is thrown is told where it was asked for; the next one runs all the same.
    this.#work = this.#work.then(work, work);
    return this.#work;
  }
}

function isSameName(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}
