import type { CatalogId, Environment, GlobalVersionId } from '#contract/domain.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { SnapshotPartName } from '#contract/snapshot.ts';
import { addLabels, type KnownLabel } from '../catalog/add-labels.ts';
import {
  completeCatalog,
  createCatalog,
  findEqualCatalog,
  markForeign,
} from '../catalog/catalogs.ts';
import { DefinitionStore } from '../catalog/definition-store.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { listShowing, type Environments } from '../environments/environments.ts';
import { saveSnapshotOrigin } from '../environments/snapshot-origin.ts';
import { recordVersion } from '../versions/version-registry.ts';
import { readForm } from './check-definitions.ts';
import type { DescribedEnvironment } from './describe-environments.ts';
import type { OpenedSnapshot } from './open-snapshot.ts';
import { readLinks, readTexts, type TextRow } from './read-table.ts';
import type { SnapshotPart } from './snapshot-part.ts';

export interface MergeParts {
  readonly db: Database;
  readonly environments: Environments;
  readonly parts: readonly SnapshotPart[];
}

export interface MergePlan {
  readonly described: readonly DescribedEnvironment[];
  /** Environments come back under their own addresses. */
  readonly isRestoring: boolean;
}

export interface Merged {
  readonly environments: readonly Environment[];
  readonly added: {
    readonly environments: number;
    readonly catalogs: number;
    readonly definitions: number;
    readonly labelTexts: number;
  };
}

/** All that a checked snapshot holds, in one transaction. What is here already is only linked. */
export function mergeSnapshot(
  { db, environments, parts }: MergeParts,
  snapshot: OpenedSnapshot,
  { described, isRestoring }: MergePlan,
): Merged {
  return db.withLargeCache(() =>
    db.transaction(() => {
      const now = new Date().toISOString();
      const before = count(db);
      const here = new Set(environments.list().map(({ url }) => url));
      const mergeParts = (
        names: (name: SnapshotPartName) => boolean,
        catalog: CatalogId | null,
      ) => {
        for (const part of parts.filter(({ name }) => names(name))) {
          const document = snapshot.documents.find(({ name }) => name === part.name);
          if (document !== undefined) part.merge(db, JSON.parse(document.text), { now, catalog });
        }
      };
      if (isRestoring) mergeParts((name) => name === 'connections', null);
      const catalogs = new Set<CatalogId>();
      const opened = described.map(({ name, url, catalog, origin }) => {
        // An address that was here keeps what it shows.
        const isBack = isRestoring && origin.url !== null && !here.has(origin.url);
        const own = isBack ? environments.findByUrl(origin.url) : null;
        const environment = own ?? valueOf(environments.addFromSnapshot(name, url, now));
        const detected = snapshot.versions[(snapshot.catalogs[catalog - 1]?.versionId ?? 0) - 1];
        if (detected === undefined)
          throw new Error('Every catalog of a checked snapshot has a version.');
        const seenAt = own === null ? now : origin.syncedAt;
        const { version } = recordVersion(db, environment.id, { detected, now: seenAt });
        const stored = mergeCatalog(db, snapshot, {
          number: catalog,
          versionId: version.id,
          completedAt: origin.syncedAt,
        });
        environments.show(environment.id, stored);
        if (own === null) saveSnapshotOrigin(db, environment.id, { ...origin, openedAt: now });
        catalogs.add(stored);
        return environment.id;
      });
      const [first] = catalogs;
      mergeParts((name) => name !== 'connections', catalogs.size === 1 ? (first ?? null) : null);
      const after = count(db);
      return {
        environments: [...new Set(opened)].map((id) => valueOf(environments.find(id))),
        added: {
          environments: after.environments - before.environments,
          catalogs: after.catalogs - before.catalogs,
          definitions: after.definitions - before.definitions,
          labelTexts: after.labelTexts - before.labelTexts,
        },
      };
    }),
  );
}

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
          (index) => readForm(snapshot.db, numbers[index] ?? 0),
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

/** Names and addresses of a checked snapshot are good: whatever is refused here is a bug. */
function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`A checked snapshot is refused: ${outcome.failure.kind}`);
  return outcome.value;
}

function count(db: Database): Merged['added'] {
  const counts = db.first(countStored, {});
  if (counts === undefined) throw new Error('A SELECT without FROM always answers.');
  return counts;
}

const countStored = statement<{}, Merged['added']>(/* sql */ `
  SELECT
    (SELECT count(*) FROM environment) AS environments,
    (SELECT count(*) FROM catalog) AS catalogs,
    (SELECT count(*) FROM definition) AS definitions,
    (SELECT count(*) FROM label_text) AS labelTexts
`);
