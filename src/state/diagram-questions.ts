import type {
  Diagram,
  DiagramRelation,
  DiagramSuggestion,
  PlacedEntity,
  RelatedEntity,
} from '#contract/diagram.ts';
import type { ListingScope } from '#contract/listing.ts';
import { succeed, type Answer } from '#contract/outcome.ts';
import type { SearchHit, SearchQuery } from '#contract/search.ts';
import type { Box } from '../diagram/box-of.ts';
import type { EngineClient } from '../engine/engine-client.ts';

const FOUND_AT_MOST = 8;

/** What a diagram asks of the catalogue that it is seen from. */
export class DiagramQuestions {
  readonly #engine: EngineClient;
  /** Null until there is one: then nothing is found, and nothing may be drawn. */
  scope: ListingScope | null = null;

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  /** Entities for what was typed, the best first. */
  async find(text: string): Promise<readonly SearchHit[]> {
    const { scope } = this;
    if (scope === null || text.trim() === '') return [];
    const { catalog, languages } = scope;
    const query: SearchQuery = { text, kinds: ['entity'], limit: FOUND_AT_MOST, languages };
    const found = await this.#engine.ask((engine) =>
      engine.search(catalog, { ...query, asker: 'diagram' }),
    );
    return found.ok ? found.value.hits : [];
  }

  async suggest(): Promise<readonly DiagramSuggestion[]> {
    const { scope } = this;
    if (scope === null) return [];
    const suggested = await this.#engine.ask((engine) => engine.suggestForDiagram(scope));
    return suggested.ok ? suggested.value : [];
  }

  async related(name: string): Answer<readonly RelatedEntity[]> {
    const { scope } = this;
    if (scope === null) return succeed([]);
    return this.#engine.ask((engine) => engine.listRelatedEntities(scope, name));
  }

  draw(scope: ListingScope, names: readonly string[]): Answer<Diagram> {
    return this.#engine.ask((engine) => engine.drawDiagram(scope, names));
  }

  /** For those that are not pinned. */
  place(
    boxes: readonly Box[],
    relations: readonly DiagramRelation[],
    pinned: ReadonlySet<string>,
  ): Answer<readonly PlacedEntity[]> {
    const request = {
      entities: boxes.map(({ entity, width, height, x, y }) => ({
        name: entity,
        width,
        height,
        at: pinned.has(entity) ? { x, y } : null,
      })),
      relations: relations.map(({ from, to }) => ({ from, to })),
    };
    return this.#engine.ask((engine) => engine.placeEntities(request));
  }
}
