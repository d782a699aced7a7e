import { atMost, median } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { withBenchPage } from '../with-browser.ts';

const RUNS = 5;
const PAUSE_MS = 10;

export const firstName: Measurement = {
  name: 'first-name',
  async run(surroundings) {
    const { url } = surroundings.environments.first;
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const time = await withBenchPage(surroundings, (page) =>
        page.evaluate(
          async ([address, pauseMs]) => {
            const { id } = await bench.addEnvironment(address);
            return bench.syncUntilFound(id, 'customer', pauseMs);
          },
          [url, PAUSE_MS] as const,
        ),
      );
      times.push(time);
      tell(`  ${Math.round(time)} ms`);
    }
    return [
      atMost(1000, {
        name: 'first name searchable after the sync starts',
        value: median(times),
        unit: 'ms',
        note: `median of ${RUNS}: a page asks for "customer" again ${PAUSE_MS} ms after each answer without hits`,
      }),
    ];
  },
};
