import type { CatalogId, GlobalVersionId } from '#contract/domain.ts';
import { addLabels, type KnownLabel } from '../catalog/add-labels.ts';
import {
  completeCatalog,
  createCatalog,
  findEqualCatalog,
  markForeign,
} from '../catalog/catalogs.ts';
import { DefinitionStore } from '../catalog/definition-store.ts';
import type { Database } from '../db/database.ts';
import { listShowing } from '../environments/environments.ts';
import { readDefinition } from './check-definitions.ts';
import type { OpenedSnapshot } from './open-snapshot.ts';
import { readLinks, readTexts, type TextRow } from './read-table.ts';

export interface CatalogPlace {
  readonly number: number;
  readonly versionId: GlobalVersionId;
  /** When it was synced. */
  readonly completedAt: string;
}

/**
 * One catalog of a checked snapshot, by its number, as a catalog of a version of this device. One with the same digest
 * is used again and gets the texts that it lacks; where another environment shows it too, they count as inherited:
 * the next sync asks for them again.
 */
export function mergeCatalog(
  db: Database,
  snapshot: OpenedSnapshot,
  { number, versionId, completedAt }: CatalogPlace,
): CatalogId {
  const checked = snapshot.catalogs[number - 1];
  if (checked === undefined) throw new Error(`The snapshot has no catalog ${number}.`);
  return db.withLargeCache(() =>
    db.transaction(() => {
      const equal = findEqualCatalog(db, versionId, checked.digest);
      const catalog = equal ?? createCatalog(db, versionId, completedAt);
      if (equal === null) {
        const numbers = checked.definitions;
        const digests = numbers.map((each) => snapshot.definitions[each - 1]?.digest);
        new DefinitionStore(db, catalog).link(
          digests.filter((digest) => digest !== undefined),
          (index) => readDefinition(snapshot.db, numbers[index] ?? 0),
        );
        completeCatalog(db, catalog, { digest: checked.digest, now: completedAt });
        markForeign(db, catalog);
      }
      const isShownElsewhere = equal !== null && listShowing(db, equal).length > 0;
      const texts = [...readTexts(snapshot.db)];
      const labels: KnownLabel[] = [];
      for (const [textNumber, isInherited] of readLinks(snapshot.db, number)) {
        const [, language, label, text] = texts[textNumber - 1] ?? MISSING_TEXT;
        labels.push({ language, label, text, isInherited: isShownElsewhere || isInherited });
      }
      addLabels(db, catalog, labels);
      return catalog;
    }),
  );
}

/** Every link was checked: it stands for none. */
const MISSING_TEXT: TextRow = [0, 'en-US', '', null];
