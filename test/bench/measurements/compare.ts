import { atMost, figure, median, type Figure } from '../figures.ts';
import { copyFilledProfile } from '../filled-profile.ts';
import { tell, type Measurement } from '../measurement.ts';
import type { TimedComparison } from '../page/compare-bench.ts';
import type { Surroundings } from '../surroundings.ts';
import { syncEnvironment } from '../sync-environment.ts';
import { withBenchPage } from '../with-browser.ts';

const ROUNDS = 3;

/** Two complete catalogs of which about 5 % differ, both ways. */
export const compare: Measurement = {
  name: 'compare',
  async run(surroundings) {
    const profile = await copyFilledProfile(surroundings);
    await syncSecondRelease(surroundings, profile);
    const figures: Figure[] = [];
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
      figures.push(...figuresOf(direction, times));
    }
    return figures;
  },
};

const WAYS = { forward: 'to the newer release', back: 'to the older release' } as const;

function figuresOf(
  direction: 'forward' | 'back',
  times: readonly TimedComparison[],
): readonly Figure[] {
  const name = `compare two catalogs ${WAYS[direction]}`;
  const changes = `${times[0]?.changes} changes, the first page of them, around CatalogComparer.compare`;
  const uncached = times.flatMap(({ uncachedMilliseconds }) => uncachedMilliseconds);
  const cold = times.map(({ coldMilliseconds }) => coldMilliseconds);
  for (const [what, all] of [['cold', cold] as const, ['uncached', uncached] as const]) {
    tell(`  ${direction}, ${what}: ${all.map((each) => each.toFixed(0)).join(', ')} ms`);
  }
  return [
    atMost(100, {
      name: `${name}: in the worker`,
      value: median(uncached),
      unit: 'ms',
      note: `${changes}, nothing remembered, the median of ${uncached.length}`,
    }),
    figure({
      name: `${name}: in a worker that has done nothing before`,
      value: median(cold),
      unit: 'ms',
      note: `${changes}, the median of ${cold.length} fresh workers`,
    }),
    figure({
      name: `${name}: another filter and page`,
      value: median(times.map(({ nextMilliseconds }) => nextMilliseconds)),
      unit: 'ms',
      note: `the median of ${times.length} fresh workers`,
    }),
  ];
}

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
