const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/**
 * Lets questions that have arrived meanwhile be answered before the sync goes on. A message to oneself is queued
 * behind theirs and, unlike a timer, is not held back.
 */
export function letOthersRun(): Promise<void> {
  return new Promise((resume) => {
    waiting.push(resume);
    channel.port2.postMessage(null);
  });
}
