import type { WorkerStart } from '#contract/channels.ts';

/** Starts this tab's engine. It serves nobody until it owns the database (channels.ts). */
export function startWorker(tabId: string): Worker {
  const start: WorkerStart = {
    tabId,
    baseUrl: new URL(import.meta.env.BASE_URL, location.origin).href,
  };
  return new Worker(new URL('../../worker/main.ts', import.meta.url), {
    type: 'module',
    name: JSON.stringify(start),
  });
}
