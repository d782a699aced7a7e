import type { DemoEnvironment } from '../../../server/demo-environment/start-demo-environment.ts';
import { atMost, median, type Figure } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { sessionMilliseconds, syncEnvironment } from '../sync-environment.ts';
import { withBenchPage } from '../with-browser.ts';

const RUNS = 5;

/** A second environment whose modules are those of the first. */
export const sharing: Measurement = {
  name: 'sharing',
  async run(surroundings): Promise<readonly Figure[]> {
    const { first, second } = surroundings.environments;
    const times: number[] = [];
    const knownTimes: number[] = [];
    let requests = 0;
    for (let run = 0; run < RUNS; run += 1) {
      second.requests.reset();
      const session = await withBenchPage(surroundings, async (page) => {
        await syncEnvironment(page, first.url, { strategy: 'full_without_labels' });
        const shared = await syncEnvironment(page, second.url);
        knownTimes.push(await page.evaluate((url) => bench.knownVersion(url), second.url));
        return shared;
      });
      requests += countMetadataRequests(second);
      times.push(sessionMilliseconds(session));
      tell(`  ${session.strategy}: ${times.at(-1)} ms`);
    }
    return [
      atMost(100, {
        name: 'version of an environment from the cache',
        value: median(knownTimes),
        unit: 'ms',
        note: `median of ${RUNS}, seen from the page`,
      }),
      atMost(0, {
        name: 'second environment with the same modules: metadata requests',
        value: requests,
        unit: 'requests',
        note: `of ${RUNS} syncs together, as the environment counts them`,
      }),
      atMost(200, {
        name: 'second environment with the same modules: start to completed',
        value: median(times),
        unit: 'ms',
        note: `median of ${RUNS}; asking for the version is included, though the budget leaves it out`,
      }),
    ];
  },
};

/** Everything but the questions for the version. */
function countMetadataRequests({ requests }: DemoEnvironment): number {
  const { total, counts } = requests.read();
  return total - counts.modules - counts.applicationVersion - counts.platformVersion;
}
