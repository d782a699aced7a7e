import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright';

/** Resident memory of the browser's page processes, as Linux counts it: nothing is left out, wasm included. */
export class RendererMemory {
  readonly #idleBytesByProcess: ReadonlyMap<number, number>;

  private constructor(processes: readonly number[]) {
    this.#idleBytesByProcess = new Map(processes.map((id) => [id, readBytes(id, 'VmRSS')]));
    // Lets the kernel forget the peak so far.
    for (const id of processes) writeFileSync(`/proc/${id}/clear_refs`, '5');
  }

  /** Throws where there is no Linux. */
  static async watch(context: BrowserContext): Promise<RendererMemory> {
    const session = await context.browser()?.newBrowserCDPSession();
    const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    if (renderers.length === 0) throw new Error('The browser names no page process.');
    return new RendererMemory(renderers);
  }

  /** Of the process that has grown most: the others show nothing. */
  readPeakGrowth(): number {
    const growths = this.#idleBytesByProcess
      .entries()
      .map(([id, idleBytes]) => readBytes(id, 'VmHWM') - idleBytes);
    return Math.max(...growths);
  }
}

function readBytes(process: number, field: string): number {
  const status = readFileSync(`/proc/${process}/status`, 'utf8');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`Process ${process} has no ${field}.`);
  return 1024 * Number(kilobytes);
}
