/** The way of each text from the key press to the screen. */
export interface SearchWatch {
  /** Milliseconds from the key press that made the box read `text` to the frame that shows its answer. */
  painted(text: string): Promise<number>;
}

declare global {
  var searchWatch: SearchWatch;
}

/**
 * Runs in the page, so it must not use anything outside but the page clock. It listens to what the window and the
 * engine tell each other to know which answer belongs to which text, and then looks for that answer in the page.
 */
export function installSearchWatch(): void {
  const pressedAtByText = new Map<string, number>();
  const textByCall = new Map<string, string>();
  const paintedByText = new Map<string, PromiseWithResolvers<number>>();
  let lastKeyAt = 0;

  const paintedOf = (text: string): PromiseWithResolvers<number> => {
    const known = paintedByText.get(text) ?? Promise.withResolvers<number>();
    paintedByText.set(text, known);
    return known;
  };

  addEventListener('keydown', ({ timeStamp }) => (lastKeyAt = timeStamp), true);
  addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLInputElement) pressedAtByText.set(target.value, lastKeyAt);
    },
    true,
  );

  const isShown = (first: string | undefined): boolean => {
    if (first === undefined)
      return document.body.innerText.includes('Nothing in this catalogue matches');
    return document.querySelector('[role="option"] .name')?.textContent?.trim() === first;
  };

  const hearAnswer = ({ data }: MessageEvent): void => {
    const text = textByCall.get(data?.id);
    const pressedAt = pressedAtByText.get(text ?? '');
    if (text === undefined || pressedAt === undefined || data.type !== 'RAW') return;
    const first: string | undefined = data.value.value.hits[0]?.name;
    void pageClock
      .whenPainted(() => isShown(first))
      .then((paintedAt) => paintedOf(text).resolve(paintedAt - pressedAt));
  };

  const Original = BroadcastChannel;
  globalThis.BroadcastChannel = class extends Original {
    constructor(name: string) {
      super(name);
      this.addEventListener('message', hearAnswer);
    }

    override postMessage(message: { type?: string; id?: string; path?: string[] } & object): void {
      if (message.type === 'APPLY' && message.path?.[0] === 'search') {
        const text: unknown = Reflect.get(message, 'argumentList')?.[1]?.value?.text;
        if (typeof text === 'string' && message.id !== undefined) textByCall.set(message.id, text);
      }
      super.postMessage(message);
    }
  };
  globalThis.searchWatch = {
    painted: async (text) => {
      const milliseconds = await paintedOf(text).promise;
      paintedByText.delete(text); // it may be typed again
      return milliseconds;
    },
  };
}
