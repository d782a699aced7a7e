import type {
  CatalogMatrix,
  Comparison,
  ComparisonFilter,
  ComparisonQuery,
  ExportedFile,
  ExportFormat,
  MatrixQuery,
} from '../comparison.ts';
import type { CatalogId } from '../domain.ts';
import type { Answer } from '../outcome.ts';

export interface ComparisonApi {
  /** Question. What changes on the way from one catalog to another. Partial catalogs are compared as far as they are. */
  compareCatalogs(from: CatalogId, to: CatalogId, query: ComparisonQuery): Answer<Comparison>;
  /** Question. All changes that the filter lets through, as a file. */
  exportComparison(
    from: CatalogId,
    to: CatalogId,
    request: ComparisonFilter & {
      readonly format: ExportFormat;
      readonly languages: readonly string[];
      /** As the file names the two sides. */
      readonly names: readonly [from: string, to: string];
    },
  ): Answer<ExportedFile>;
  /** Question. Two to six catalogs. */
  compareMatrix(catalogs: readonly CatalogId[], query: MatrixQuery): Answer<CatalogMatrix>;
}
