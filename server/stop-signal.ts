const LOOK_MS = 250;

/** Aborts when this program is told to end. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  // npm passes a signal on to the shell between itself and this program, which ends and tells nobody.
  if (process.env.npm_lifecycle_event !== undefined) abortWithParent(stop);
  return stop.signal;
}

function abortWithParent(stop: AbortController): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop.abort();
  }, LOOK_MS);
  timer.unref();
}
