import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test as base, type BrowserContext } from '@playwright/test';
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
  // A profile on the disk, as people have it: the contexts that Playwright makes are private windows, whose files
  // are kept in another process and are many times slower.
  context: async ({ launchOptions }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'fo-atlas-profile-'));
    const context = await chromium.launchPersistentContext(folder, launchOptions);
    await use(context);
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  },
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
