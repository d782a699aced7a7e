import type {
  Comparison,
  ComparisonFilter,
  ExportedFile,
  ExportFormat,
  SchemaChange,
} from '#contract/comparison.ts';
import type { CatalogId } from '#contract/domain.ts';
import type { Answer } from '#contract/outcome.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { PagedAnswer, type PagedQuestion } from './paged-answer.svelte.ts';

export interface ComparisonRequest {
  readonly from: CatalogId;
  readonly to: CatalogId;
  /** Both are complete. A request of its own, so that what was compared in part is compared again when all is there. */
  readonly isWhole: boolean;
  readonly filter: ComparisonFilter;
  readonly languages: readonly string[];
}

type Foreseen = Omit<ComparisonRequest, 'filter'>;

/** How a file is written: `names` is what it calls the two sides. */
export interface ExportStyle {
  readonly format: ExportFormat;
  readonly names: readonly [from: string, to: string];
}

/** The comparison of this tab. */
export class CatalogComparison extends PagedAnswer<ComparisonRequest, Comparison, SchemaChange> {
  readonly #foreseen = new Set<string>();

  constructor(engine: EngineClient) {
    super(engine, QUESTION);
  }

  /**
   * Has the engine find what differs before anybody waits for it: it keeps what it found in two whole catalogues, and
   * looking for the first time takes longest. Asked once for each pair.
   */
  async foresee({ from, to, isWhole, languages }: Foreseen): Promise<void> {
    const pair = `${from} ${to}`;
    if (!isWhole || this.#foreseen.has(pair)) return;
    this.#foreseen.add(pair);
    await this.engine.ask((engine) => engine.compareCatalogs(from, to, { languages, limit: 1 }));
  }

  /** All changes that the request lets through, not only those that were read. */
  export(request: ComparisonRequest, style: ExportStyle): Answer<ExportedFile> {
    const { from, to, filter, languages } = request;
    return this.engine.ask((engine) =>
      engine.exportComparison(from, to, { ...filter, languages, ...style }),
    );
  }
}

const QUESTION: PagedQuestion<ComparisonRequest, Comparison, SchemaChange> = {
  ask: (engine, { from, to, filter, languages }, page) =>
    engine.compareCatalogs(from, to, { ...filter, languages, ...page }),
  rowsOf: ({ changes }) => changes,
  catalogsOf: ({ from, to }) => [from, to],
};
