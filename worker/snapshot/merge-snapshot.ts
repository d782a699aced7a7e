import type { Environment, EnvironmentId } from '#contract/domain.ts';
import type { SnapshotImport } from '#contract/snapshot.ts';
import { statement } from '../db/statement.ts';
import { addBeside, type Device } from './add-beside.ts';
import type { DescribedEnvironment } from './describe-environments.ts';
import type { OpenedSnapshot } from './open-snapshot.ts';
import { restoreBackup } from './restore-backup.ts';
import { mergeParts, type SnapshotPart } from './snapshot-part.ts';

export interface MergeParts extends Device {
  readonly parts: readonly SnapshotPart[];
}

export interface MergePlan {
  readonly described: readonly DescribedEnvironment[];
  /** Environments come back under their own addresses. */
  readonly isRestoring: boolean;
}

export interface Merged {
  readonly environments: readonly Environment[];
  readonly added: SnapshotImport['added'];
}

/** All that a checked snapshot holds, in one transaction. What is here already is only linked. */
export function mergeSnapshot(
  device: MergeParts,
  snapshot: OpenedSnapshot,
  { described, isRestoring }: MergePlan,
): Merged {
  const { db, environments } = device;
  const { history } = snapshot;
  return db.withLargeCache(() =>
    db.transaction(() => {
      const before = db.one(countStored, {});
      const opened =
        isRestoring && history !== null
          ? restoreBackup(device, snapshot, { described, history })
          : addAllBeside(device, snapshot, described);
      const after = db.one(countStored, {});
      const ids = new Set(opened);
      return {
        environments: environments.list().filter(({ id }) => ids.has(id)),
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

function addAllBeside(
  device: MergeParts,
  snapshot: OpenedSnapshot,
  described: readonly DescribedEnvironment[],
): readonly EnvironmentId[] {
  const opened = described.map((each) => addBeside(device, snapshot, each));
  const [catalog, ...others] = new Set(opened.map((each) => each.catalog));
  const place = {
    now: new Date().toISOString(),
    catalog: others.length === 0 ? (catalog ?? null) : null,
  };
  const parts = device.parts.filter(({ name }) => name !== 'connections');
  mergeParts(device.db, snapshot, { place, parts });
  return opened.map(({ environment }) => environment.id);
}

const countStored = statement<{}, Merged['added']>(/* sql */ `
  SELECT
    (SELECT count(*) FROM environment) AS environments,
    (SELECT count(*) FROM catalog) AS catalogs,
    (SELECT count(*) FROM definition) AS definitions,
    (SELECT count(*) FROM label_text) AS labelTexts
`);
