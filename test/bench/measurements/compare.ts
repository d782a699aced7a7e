import { atMost, figure, median } from '../figures.ts';
import { copyFilledProfile } from '../filled-profile.ts';
import { tell, type Measurement } from '../measurement.ts';
import type { TimedComparison } from '../page/compare-bench.ts';
import type { Surroundings } from '../surroundings.ts';
import { syncEnvironment } from '../sync-environment.ts';
import { withBenchPage } from '../with-browser.ts';

const ROUNDS = 5;

/** Two complete catalogs of which about 5 % differ, each time in a fresh worker that has only searched once. */
export const compare: Measurement = {
  name: 'compare',
  async run(surroundings) {
    const profile = await copyFilledProfile(surroundings);
    await syncSecondRelease(surroundings, profile);
    const ways = { forward: 'to the newer release', back: 'to the older release' } as const;
    const figures = [];
    for (const direction of ['forward', 'back'] as const) {
      const times: TimedComparison[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        times.push(
          await withBenchPage(
            surroundings,
            (page) => page.evaluate((way) => bench.compareBench().compare(way), direction),
            { profile },
          ),
        );
      }
      tell(
        `  ${direction}: ${times.map((time) => time.firstMilliseconds.toFixed(0)).join(', ')} ms`,
      );
      const note = `${times[0]?.changes} changes, the median of ${ROUNDS} fresh workers; around CatalogComparer.compare`;
      figures.push(
        atMost(100, {
          name: `compare two catalogs ${ways[direction]}: first page`,
          value: median(times.map((time) => time.firstMilliseconds)),
          unit: 'ms',
          note,
        }),
        figure({
          name: `compare two catalogs ${ways[direction]}: another filter`,
          value: median(times.map((time) => time.nextMilliseconds)),
          unit: 'ms',
          note,
        }),
      );
    }
    return figures;
  },
};

async function syncSecondRelease(surroundings: Surroundings, profile: string): Promise<void> {
  const { first } = surroundings.environments;
  first.setKnobs({ release: 2 });
  try {
    await first.prepare();
    const request = { languages: ['en-US', 'de'] };
    await withBenchPage(surroundings, (page) => syncEnvironment(page, first.url, request), {
      profile,
    });
  } finally {
    first.setKnobs({ release: 1 });
  }
}
