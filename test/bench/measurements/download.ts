import type { Response } from 'playwright';
import { atMost } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { withBrowser } from '../with-browser.ts';

/** What the first visit fetches before anything is clicked: page, worker and SQLite, as sent. */
export const download: Measurement = {
  name: 'download',
  run: (surroundings) =>
    withBrowser(
      surroundings,
      async (context) => {
        const responses: Response[] = [];
        context.on('response', (response) => {
          // What is asked for twice is already there.
          if (response.status() !== 304) responses.push(response);
        });
        const page = await context.newPage();
        await page.goto(surroundings.url, { waitUntil: 'networkidle' });
        const sizes = new Map(
          await Promise.all(
            responses.map(
              async (response) =>
                [new URL(response.url()).pathname, await sizeOf(response)] as const,
            ),
          ),
        );
        for (const [path, bytes] of sizes) tell(`  ${path} ${bytes}`);
        const hasSqlite = sizes.keys().some((path) => path.endsWith('.wasm'));
        if (!hasSqlite) throw new Error('SQLite was not among the files of the first visit.');
        return [
          atMost(900, {
            name: 'app download, compressed',
            value: sizes.values().reduce((sum, bytes) => sum + bytes, 0) / 1000,
            unit: 'KB',
            note: `bodies of ${sizes.size} files to a first visit, without what the service worker fetches ahead`,
          }),
        ];
      },
      { withoutServiceWorker: true },
    ),
};

/** As sent. Browsers do not tell how much a worker's own script was, so the header counts for all. */
async function sizeOf(response: Response): Promise<number> {
  const length = await response.headerValue('content-length');
  if (length === null) throw new Error(`${response.url()} came without its length.`);
  return Number(length);
}
