import type { SyncSession } from '#contract/sync.ts';
import { atMost, figure, median, type Figure } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import type { BareLoopResult } from '../page/bare-loop.ts';
import type { Surroundings } from '../surroundings.ts';
import { phaseMilliseconds, sessionMilliseconds, syncEnvironment } from '../sync-environment.ts';
import { withBenchPage } from '../with-browser.ts';

const PAIRS = 7;

/** The product's sync and the bare loop take turns, so that both meet the same moods of the machine. */
export const fullSync: Measurement = {
  name: 'full-sync',
  async run(surroundings) {
    const syncs: SyncSession[] = [];
    const loops: BareLoopResult[] = [];
    for (let pair = 1; pair <= PAIRS; pair += 1) {
      const { session, counts } = await runSync(surroundings);
      const loop = await runBareLoop(surroundings);
      if (JSON.stringify(counts) !== JSON.stringify(loop.counts)) {
        throw new Error('The sync and the bare loop did not store the same rows.');
      }
      syncs.push(session);
      loops.push(loop);
      tell(`  sync ${sessionMilliseconds(session)} ms, bare loop ${Math.round(loop.milliseconds)}`);
    }
    return describe(syncs, loops);
  },
};

async function runSync(surroundings: Surroundings) {
  return withBenchPage(surroundings, async (page) => {
    const { url } = surroundings.environments.first;
    const session = await syncEnvironment(page, url, { strategy: 'full_without_labels' });
    const { environments } = await page.evaluate(() => bench.statistics());
    return { session, counts: environments[0]?.counts ?? null };
  });
}

async function runBareLoop(surroundings: Surroundings): Promise<BareLoopResult> {
  return withBenchPage(surroundings, (page) =>
    page.evaluate(async (host) => {
      const loop = bench.bareLoop();
      await loop.open();
      return loop.run(host);
    }, new URL(surroundings.environments.first.url).host),
  );
}

function describe(
  syncs: readonly SyncSession[],
  loops: readonly BareLoopResult[],
): readonly Figure[] {
  const note = `median of ${PAIRS}, each in a fresh browser`;
  const syncTimes = syncs.map(sessionMilliseconds);
  const loopTimes = loops.map((loop) => loop.milliseconds);
  const ratios = syncTimes.map((time, pair) => time / (loopTimes[pair] ?? Number.NaN));
  const phases = ['entities', 'schemas', 'enumerations', 'indexing'].map((phase) =>
    figure({
      name: `full sync without labels: ${phase}`,
      value: median(syncs.map((session) => phaseMilliseconds(session, phase))),
      unit: 'ms',
      note,
    }),
  );
  return [
    figure({ name: 'full sync without labels', value: median(syncTimes), unit: 'ms', note }),
    ...phases,
    figure({ name: 'bare loop', value: median(loopTimes), unit: 'ms', note }),
    figure({
      name: 'bare loop: rows',
      value: median(loops.map((loop) => loop.rowMilliseconds)),
      unit: 'ms',
      note,
    }),
    figure({
      name: 'bare loop: index',
      value: median(loops.map((loop) => loop.indexMilliseconds)),
      unit: 'ms',
      note,
    }),
    atMost(1.5, {
      name: 'full sync without labels / bare loop',
      value: median(ratios),
      unit: 'ratio',
      note: `median of ${PAIRS} pairs, one after the other: a busy moment of the machine meets both of a pair`,
    }),
  ];
}
