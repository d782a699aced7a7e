/** Not while the app is still being opened. */
const OPEN_PAUSE_MS = 3000;
/** The engine asks no environment more than once an hour; this only has to be more often. */
const ROUND_MS = 10 * 60_000;

export interface QuietChecker {
  checkQuietly(): Promise<unknown>;
}

/** What the window knows of the network. */
export interface Network extends EventTarget {
  readonly navigator: { readonly onLine: boolean };
}

/** Has versions checked when the app has been opened, when the network returns, and now and then, until it is called off. */
export function keepVersionsChecked(versions: QuietChecker, network: Network): () => void {
  const check = (): void => {
    if (network.navigator.onLine) void versions.checkQuietly();
  };
  const opening = setTimeout(check, OPEN_PAUSE_MS);
  const rounds = setInterval(check, ROUND_MS);
  network.addEventListener('online', check);
  return () => {
    clearTimeout(opening);
    clearInterval(rounds);
    network.removeEventListener('online', check);
  };
}
