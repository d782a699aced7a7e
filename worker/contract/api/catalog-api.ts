import type { DataEntityDetail, EntityDetail, EnumerationDetail, LabelDetail } from '../detail.ts';
import type { CatalogId } from '../domain.ts';
import type { SearchQuery, SearchResult, SearchSuggestions } from '../search.ts';
import type { UsageQuery, Usages } from '../usage.ts';
import type { Answer } from '../outcome.ts';

export interface CatalogApi {
  /** Question. */
  search(catalog: CatalogId, query: SearchQuery): Answer<SearchResult>;
  /** Question. What may help where a search found nothing. */
  suggest(catalog: CatalogId, query: SearchQuery): Answer<SearchSuggestions>;
  /** Question. Where something is used: `not_found` only if the catalog is missing. */
  findUsages(catalog: CatalogId, query: UsageQuery): Answer<Usages>;
  /** Question. By its id, `@SYS123`, compared without case. */
  getLabel(catalog: CatalogId, id: string, languages: readonly string[]): Answer<LabelDetail>;
  /** Question. By set name or public name, case-sensitive first, then not. */
  getEntity(catalog: CatalogId, name: string, languages: readonly string[]): Answer<EntityDetail>;
  /** Question. By AOT name. */
  getDataEntity(
    catalog: CatalogId,
    name: string,
    languages: readonly string[],
  ): Answer<DataEntityDetail>;
  /** Question. With or without namespace. */
  getEnumeration(
    catalog: CatalogId,
    name: string,
    languages: readonly string[],
  ): Answer<EnumerationDetail>;
}
