import type { Request } from 'playwright';
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
        const requests: Request[] = [];
        context.on('requestfinished', (request) => requests.push(request));
        const page = await context.newPage();
        await page.goto(surroundings.url, { waitUntil: 'networkidle' });
        const sizes = new Map<string, number>();
        for (const request of requests) {
          const { pathname } = new URL(request.url());
          sizes.set(pathname, Math.max(sizes.get(pathname) ?? 0, await sizeOf(request)));
        }
        for (const [path, bytes] of sizes) tell(`  ${path} ${bytes}`);
        for (const part of [/\.wasm$/, /\/main-[^/]+\.js$/]) {
          const isCounted = sizes.entries().some(([path, bytes]) => part.test(path) && bytes > 0);
          if (!isCounted) throw new Error(`${part} is not among the files of the first visit.`);
        }
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

/** As sent; 0 from the browser's own cache. Of a worker's script browsers tell only the header. */
async function sizeOf(request: Request): Promise<number> {
  const { responseBodySize } = await request.sizes();
  if (responseBodySize > 0) return responseBodySize;
  const response = await request.response();
  return Number((await response?.headerValue('content-length')) ?? 0);
}
