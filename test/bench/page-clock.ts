/** When something is painted, in milliseconds of the page's own clock. Comes into a page before its scripts. */
export interface PageClock {
  /** After the first frame in which `isThere` was true; what was there before counts from the next frame on. */
  whenPainted(isThere: () => boolean): Promise<number>;
}

declare global {
  var pageClock: PageClock;
}

/** Runs in the page, so it must not use anything outside. */
export function installPageClock(): void {
  const afterFrame = (resolve: (time: number) => void): void => {
    // A frame is painted after its callbacks; a message is heard when that is done.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve(performance.now());
    };
    channel.port2.postMessage(null);
  };
  globalThis.pageClock = {
    whenPainted: (isThere) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (isThere()) afterFrame(resolve);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  };
}
