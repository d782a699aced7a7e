import type { DataEntityDetail, EntityDetail, EnumerationDetail } from '../detail.ts';
import type { CatalogId } from '../domain.ts';
import type { SearchQuery, SearchResult } from '../search.ts';
import type { Answer } from '../outcome.ts';

export interface CatalogApi {
  /** Question. */
  search(catalog: CatalogId, query: SearchQuery): Answer<SearchResult>;
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
