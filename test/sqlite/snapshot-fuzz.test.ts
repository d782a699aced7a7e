import { expect, test } from 'vitest';
import { SNAPSHOT_PARTS, type SnapshotReport } from '#contract/snapshot.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';
import { mutate } from './snapshot-mutations.ts';
import { digestDatabase, sampleSnapshot, unzip } from './snapshot-samples.ts';

/** Twenty thousand by `npm run bench -- --fuzz`. */
const COUNT = Number(process.env.ATLAS_FUZZ ?? 2200);
/** Another one finds other mutations; a failure names it. */
const SEED = process.env.ATLAS_FUZZ_SEED ?? 'atlas';
const TIMEOUT_MS = 60_000 + COUNT * 60;

test.each([
  { what: 'snapshots', count: COUNT, isRestoring: false, change: {} },
  {
    what: 'backups',
    count: Math.ceil(COUNT / 10),
    isRestoring: true,
    change: { hasAddresses: true, parts: SNAPSHOT_PARTS },
  },
])(
  '$count damaged $what are refused, or hold what the good one holds',
  async ({ count, isRestoring, change }) => {
    const device = await openEngine();
    const packed = await sampleSnapshot({}, change);
    const unpacked = await unzip(packed);
    const packedBytes = new Uint8Array(await packed.arrayBuffer());
    await valueOf(device.engine.importSnapshot(packed, 'fuzz', isRestoring));
    const good = await contentsOf(device, packed);
    let before = await digestDatabase(device.db);
    let opened = 0;

    for (let round = 0; round < count; round += 1) {
      // What was packed is found damaged by its checksum: most rounds go behind it.
      const original = round % 10 === 0 ? packedBytes : unpacked;
      const { bytes, how } = mutate(original, `${SEED} ${round}`);
      const file = new Blob([bytes]);
      const outcome = await device.engine
        .importSnapshot(file, 'fuzz', isRestoring)
        .catch((error: unknown) => {
          throw new Error(`An exception escaped (${how}): ${String(error)}`);
        });
      if (outcome.ok) {
        opened += 1;
        expect(outcome.value.added, how).toEqual(NOTHING);
        expect(await contentsOf(device, file), how).toEqual(good);
        before = await digestDatabase(device.db);
      } else {
        expect(outcome.failure.kind, how).toBe('bad_snapshot');
        expect(await digestDatabase(device.db), how).toBe(before);
      }
    }
    // Most of a small file means something; if nearly all were opened, or none, the mutations would miss it.
    expect(opened).toBeGreaterThan(0);
    expect(opened).toBeLessThan(count / 2);
  },
  TIMEOUT_MS,
);

const NOTHING = { environments: 0, catalogs: 0, definitions: 0, labelTexts: 0 };

/** With all digests; only the number of bytes may differ. */
async function contentsOf(
  { engine }: TestEngine,
  file: Blob,
): Promise<Omit<SnapshotReport, 'bytes'>> {
  const { bytes, ...contents } = await valueOf(engine.inspectSnapshot(file, 'fuzz'));
  expect(bytes).toBeGreaterThan(0);
  return contents;
}
