import { atMost, median } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { RendererMemory } from '../renderer-memory.ts';
import { syncEnvironment } from '../sync-environment.ts';
import { openBenchPage, withBrowser } from '../with-browser.ts';

const RUNS = 3;

/** The page does nothing but wait, so what its process grows by is the worker: its heap, its wasm, its buffers. */
export const memory: Measurement = {
  name: 'memory',
  async run(surroundings) {
    const growths: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const growth = await withBrowser(surroundings, async (context) => {
        const page = await openBenchPage(surroundings, context);
        const { url } = surroundings.environments.first;
        await page.evaluate(async (address) => {
          await bench.addEnvironment(address);
          await bench.statistics();
        }, url);
        await page.requestGC();
        const renderers = await RendererMemory.watch(context);
        await syncEnvironment(page, url, { strategy: 'full' });
        return renderers.readPeakGrowth();
      });
      growths.push(growth);
      tell(`  ${Math.round(growth / 1e6)} MB`);
    }
    return [
      atMost(150, {
        name: "worker's peak memory during a full sync, above idle",
        value: median(growths) / 1e6,
        unit: 'MB',
        note: `median of ${RUNS}: peak resident size of the page's process (VmHWM), labels included, minus the size when the engine waits; with wasm and garbage not yet collected`,
      }),
    ];
  },
};
