import type { Page } from 'playwright';
import * as z from 'zod/mini';
import { WorkerSession } from './worker-session.ts';

/** A worker answers between two steps of its work, so no step of a sync is left out. */
const SAMPLE_MS = 20;

export interface MemorySample {
  /** Objects, garbage that is not yet collected among them. */
  readonly heapBytes: number;
  /** Of array buffers, and of texts that the heap does not hold itself. */
  readonly bufferBytes: number;
  /** What SQLite lives in; it never shrinks. */
  readonly wasmBytes: number;
}

export interface WorkerGrowth {
  readonly idle: MemorySample;
  /** The sample with the largest sum. */
  readonly peak: MemorySample;
  readonly samples: number;
  readonly longestGapMs: number;
}

/** What one worker holds, as its debugger counts it: the window beside it in the process is left out. */
export class WorkerMemory {
  readonly #worker: WorkerSession;
  readonly #idle: MemorySample;
  readonly #sampling: Promise<Omit<WorkerGrowth, 'idle'>>;
  #isStopped = false;

  private constructor(worker: WorkerSession, idle: MemorySample) {
    this.#worker = worker;
    this.#idle = idle;
    this.#sampling = this.#sample();
  }

  /** Of the worker that `start` makes the page begin. Idle is what it holds after that, without garbage. */
  static async watch(page: Page, start: () => Promise<void>): Promise<WorkerMemory> {
    const { begun } = await WorkerSession.expect(page, NOTE_MEMORIES);
    await start();
    const worker = await begun;
    await worker.ask(z.unknown(), 'HeapProfiler.collectGarbage');
    return new WorkerMemory(worker, await readSample(worker));
  }

  async stop(): Promise<WorkerGrowth> {
    this.#isStopped = true;
    const sampled = await this.#sampling;
    await this.#worker.detach();
    return { idle: this.#idle, ...sampled };
  }

  async #sample(): Promise<Omit<WorkerGrowth, 'idle'>> {
    let peak = this.#idle;
    let samples = 0;
    let longestGapMs = 0;
    for (let before = performance.now(); !this.#isStopped; samples += 1) {
      const sample = await readSample(this.#worker);
      if (totalBytes(sample) > totalBytes(peak)) peak = sample;
      const now = performance.now();
      longestGapMs = Math.max(longestGapMs, now - before);
      before = now;
      await new Promise((resume) => setTimeout(resume, SAMPLE_MS));
    }
    return { peak, samples, longestGapMs };
  }
}

export function totalBytes({ heapBytes, bufferBytes, wasmBytes }: MemorySample): number {
  return heapBytes + bufferBytes + wasmBytes;
}

const usageSchema = z.object({
  usedSize: z.number(),
  embedderHeapUsedSize: z.number(),
  backingStorageSize: z.number(),
});
const numberSchema = z.object({ result: z.object({ value: z.number() }) });

/** Before any script runs: whoever makes a memory for WebAssembly makes one that is counted. */
const NOTE_MEMORIES = `
  globalThis.countedMemories = [];
  WebAssembly.Memory = class extends WebAssembly.Memory {
    constructor(descriptor) {
      super(descriptor);
      countedMemories.push(this);
    }
  };
`;

async function readSample(worker: WorkerSession): Promise<MemorySample> {
  const usage = await worker.ask(usageSchema, 'Runtime.getHeapUsage');
  const { result } = await worker.ask(numberSchema, 'Runtime.evaluate', {
    expression: 'countedMemories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)',
    returnByValue: true,
  });
  if (result.value === 0) throw new Error('SQLite has made its memory in a way that is not seen.');
  return {
    heapBytes: usage.usedSize + usage.embedderHeapUsedSize,
    bufferBytes: usage.backingStorageSize,
    wasmBytes: result.value,
  };
}
