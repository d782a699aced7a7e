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
  /** Both are complete: what was said of a part is said anew of the whole. */
  readonly isWhole: boolean;
  readonly filter: ComparisonFilter;
  readonly languages: readonly string[];
}

/** How a file is written: `names` is what it calls the two sides. */
export interface ExportStyle {
  readonly format: ExportFormat;
  readonly names: readonly [from: string, to: string];
}

/** The comparison of this tab. */
export class CatalogComparison extends PagedAnswer<ComparisonRequest, Comparison, SchemaChange> {
  constructor(engine: EngineClient) {
    super(engine, QUESTION);
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
