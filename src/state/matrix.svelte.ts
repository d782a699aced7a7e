import type { CatalogMatrix, MatrixQuery, MatrixRow } from '#contract/comparison.ts';
import type { CatalogId } from '#contract/domain.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { ComparisonAddress } from '../routing/comparison-address.ts';
import type { ComparableCatalog } from './comparable-catalogs.ts';
import { PagedAnswer, type PagedQuestion } from './paged-answer.svelte.ts';

/** So many catalogues stand side by side. */
export const MATRIX_SIDES = { min: 2, max: 6 };

export interface MatrixRequest {
  readonly catalogs: readonly CatalogId[];
  /** All are complete. A request of its own, so that what was compared in part is compared again when all is there. */
  readonly isWhole: boolean;
  readonly filter: Omit<MatrixQuery, 'limit' | 'offset'>;
}

/** Entities of several catalogues side by side. */
export class EntityMatrix extends PagedAnswer<MatrixRequest, CatalogMatrix, MatrixRow> {
  constructor(engine: EngineClient) {
    super(engine, QUESTION);
  }
}

const QUESTION: PagedQuestion<MatrixRequest, CatalogMatrix, MatrixRow> = {
  ask: (engine, { catalogs, filter }, page) =>
    engine.compareMatrix(catalogs, { ...filter, ...page }),
  rowsOf: ({ rows }) => rows,
  catalogsOf: ({ catalogs }) => catalogs,
};

/** What an address asks for. */
export function matrixRequest(
  sides: readonly ComparableCatalog[],
  { find, scope, showsEqual }: ComparisonAddress,
  languages: readonly string[],
): MatrixRequest {
  return {
    catalogs: sides.map(({ catalogId }) => catalogId),
    isWhole: sides.every(({ isComplete }) => isComplete),
    filter: {
      languages,
      isDifferentOnly: !showsEqual,
      ...(find.trim() !== '' && { text: find.trim() }),
      ...(scope.trim() !== '' && { scope: scope.trim() }),
    },
  };
}
