import { rmSync } from 'node:fs';
import { chromium, type BrowserContext, type Page } from 'playwright';
import type {} from './page/bench-page.ts';
import type { Surroundings } from './surroundings.ts';

export interface BrowserOptions {
  /** A profile that is used again; without one it is fresh, and deleted afterwards. */
  readonly profile?: string;
  /** Without the service worker, every file comes from the host. */
  readonly withoutServiceWorker?: boolean;
}

/**
 * A browser of its own with a profile on disk: a private window keeps its files in memory, where storage would not
 * be measured.
 */
export async function withBrowser<T>(
  surroundings: Surroundings,
  work: (context: BrowserContext) => Promise<T>,
  { profile, withoutServiceWorker = false }: BrowserOptions = {},
): Promise<T> {
  const folder = profile ?? surroundings.newProfile();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: surroundings.browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    viewport: { width: 1440, height: 900 },
    serviceWorkers: withoutServiceWorker ? 'block' : 'allow',
  });
  try {
    return await work(context);
  } finally {
    await context.close();
    if (profile === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** The benchmark's own page in a browser of its own. */
export async function withBenchPage<T>(
  surroundings: Surroundings,
  work: (page: Page) => Promise<T>,
  options?: BrowserOptions,
): Promise<T> {
  return withBrowser(
    surroundings,
    async (context) => work(await openBenchPage(surroundings, context)),
    options,
  );
}

export async function openBenchPage(
  surroundings: Surroundings,
  context: BrowserContext,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${surroundings.url}bench.html`);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  return page;
}
