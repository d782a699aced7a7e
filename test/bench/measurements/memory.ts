import { atMost, figure, median } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { RendererMemory } from '../renderer-memory.ts';
import type { Surroundings } from '../surroundings.ts';
import { syncEnvironment } from '../sync-environment.ts';
import { openBenchPage, withBrowser } from '../with-browser.ts';
import { totalBytes, WorkerMemory, type WorkerGrowth } from '../worker-memory.ts';

const RUNS = 3;

/** The worker as its debugger counts it, and for comparison the whole process of its page, in which it waits. */
export const memory: Measurement = {
  name: 'memory',
  async run(surroundings) {
    const workers: WorkerGrowth[] = [];
    const processes: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { worker, processBytes } = await measureSync(surroundings);
      workers.push(worker);
      processes.push(processBytes);
      tell(`  worker ${describe(worker)}; process ${megabytes(processBytes)} MB`);
    }
    const samples = median(workers.map((each) => each.samples));
    const gap = Math.round(median(workers.map((each) => each.longestGapMs)));
    return [
      atMost(150, {
        name: "worker's peak memory during a full sync, above idle",
        value: median(workers.map(growthOf)) / 1e6,
        unit: 'MB',
        note: `median of ${RUNS}: JavaScript heap with its garbage, array buffers and wasm of the worker, labels included; ${samples} samples, at most ${gap} ms apart`,
      }),
      ...(['heapBytes', 'bufferBytes', 'wasmBytes'] as const).map((part) =>
        figure({
          name: `worker's peak memory above idle: ${PART_WORDS[part]}`,
          value: median(workers.map(({ peak, idle }) => peak[part] - idle[part])) / 1e6,
          unit: 'MB',
          note: 'at the moment of the peak of all three',
        }),
      ),
      figure({
        name: "page process's peak memory during a full sync, above idle",
        value: median(processes) / 1e6,
        unit: 'MB',
        note: 'resident size (VmHWM): both threads, the network buffers, and what is free but not given back',
      }),
    ];
  },
};

const PART_WORDS = {
  heapBytes: 'JavaScript heap',
  bufferBytes: 'array buffers',
  wasmBytes: 'wasm',
} as const;

async function measureSync(surroundings: Surroundings) {
  return withBrowser(surroundings, async (context) => {
    const page = await openBenchPage(surroundings, context);
    const { url } = surroundings.environments.first;
    const watched = await WorkerMemory.watch(page, () =>
      page.evaluate(async (address) => {
        await bench.addEnvironment(address);
        await bench.statistics();
      }, url),
    );
    await page.requestGC();
    const renderers = await RendererMemory.watch(context);
    await syncEnvironment(page, url, { strategy: 'full' });
    const worker = await watched.stop();
    return { worker, processBytes: renderers.readPeakGrowth() };
  });
}

function growthOf({ peak, idle }: WorkerGrowth): number {
  return totalBytes(peak) - totalBytes(idle);
}

function describe(growth: WorkerGrowth): string {
  const { peak, idle, samples, longestGapMs } = growth;
  const parts = (['heapBytes', 'bufferBytes', 'wasmBytes'] as const).map(
    (part) => `${part} ${megabytes(idle[part])} to ${megabytes(peak[part])}`,
  );
  return `+${megabytes(growthOf(growth))} MB (${parts.join(', ')}); ${samples} samples, at most ${Math.round(longestGapMs)} ms apart`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
