import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RunningDemo } from './demo-environments.ts';

/** A thread of its own: making a catalogue of real size would stop the host from answering for seconds. */
export async function startDemoThread(release: 1 | 2): Promise<RunningDemo> {
  const thread = new Worker(new URL('./demo-thread.ts', import.meta.url), {
    workerData: { release },
  });
  const [url] = await once(thread, 'message');
  return {
    url,
    close: async () => {
      await thread.terminate();
    },
  };
}
