import type { ServedCatalogue } from '../../server/demo-environment/served-catalogue.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import { listUnsettledLabels, settleLabels } from '../../worker/catalog/label-store.ts';
import type { Database } from '../../worker/db/database.ts';
import { parseDataEntity } from '../../worker/metadata-service/parse-data-entity.ts';
import { parseEntity } from '../../worker/metadata-service/parse-entity.ts';
import { parseEnumeration } from '../../worker/metadata-service/parse-enumeration.ts';
import type { SearchIndex } from '../../worker/search/index/search-index.ts';
import { openIndexedCatalog } from './indexed-catalog.ts';

export interface FilledCatalog {
  readonly db: Database;
  readonly index: SearchIndex;
  readonly catalog: number;
}

export type CatalogSource = Pick<
  ServedCatalogue,
  'dataEntities' | 'publicEntities' | 'publicEnumerations' | 'labelText'
>;

/** A database with one catalog, without a service and without waiting: a few seconds for a real one. */
export async function fillCatalog(
  source: CatalogSource,
  languages: readonly string[],
): Promise<FilledCatalog> {
  const { db, index, catalog } = await openIndexedCatalog();
  await new DefinitionStore(db, catalog).store(definitionsOf(source));
  for (const language of languages) {
    const labels = listUnsettledLabels(db, { catalog, language });
    settleLabels(
      db,
      { catalog, language },
      labels.map((label) => ({ label, text: source.labelText(label.spelling, language) })),
    );
  }
  db.execute(`UPDATE catalog SET state = 'complete', digest = '', completed_at = ''`);
  index.indexNext(Number.MAX_SAFE_INTEGER);
  index.reindexLabels(index.listUnindexedLabels(Number.MAX_SAFE_INTEGER));
  return { db, index, catalog };
}

function definitionsOf(source: CatalogSource): readonly Definition[] {
  return [
    ...source.dataEntities.map(
      (wire) => ({ kind: 'data_entity', value: parseDataEntity({ ...wire }) }) as const,
    ),
    ...source.publicEntities.map(
      (wire) => ({ kind: 'entity', value: parseEntity({ ...wire }) }) as const,
    ),
    ...source.publicEnumerations.map(
      (wire) => ({ kind: 'enumeration', value: parseEnumeration({ ...wire }) }) as const,
    ),
  ];
}
