import { expect, test as base, type BrowserContext } from '@playwright/test';
import { HostProcess, type HostStart } from './host-process.ts';

/** What browsers complain about in their console. */
export class Complaints {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  listenTo(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#heard.push(`${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => this.#heard.push(String(error.error())));
  }

  /** What the test itself brings about, such as a host that is gone. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  get unexpected(): readonly string[] {
    return this.#heard.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }
}

interface Fixtures {
  readonly hostStart: HostStart;
  readonly host: HostProcess;
  readonly complaints: Complaints;
}

/** A host of its own for every test, and a browser context that has to stay without complaints. */
export const test = base.extend<Fixtures>({
  hostStart: [{ config: { assistant: { enabled: true } } }, { option: true }],
  host: async ({ hostStart }, use) => {
    const host = await HostProcess.start(hostStart);
    await use(host);
    await host.stop();
  },
  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints();
      complaints.listenTo(context);
      await use(complaints);
      expect(complaints.unexpected).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
