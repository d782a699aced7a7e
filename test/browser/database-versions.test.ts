import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import * as z from 'zod/mini';
import { addEnvironment, openApp } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';

const DATABASE = '/fo-atlas.sqlite3';
const MIGRATIONS = new URL('../../worker/db/migrations/', import.meta.url);

/** Each digest of a file in which the pool keeps a database, by the database's name. */
const digests = z.record(z.string(), z.string());

/** The app is closed: what its worker held is free again after a moment. */
async function leaveApp(page: Page, url: string): Promise<void> {
  await page.goto(`${url}config.json`);
}

/**
 * What lies in the pool of SQLite: each of its files names the database in its first bytes, which begins behind them.
 * With a version, the database first gets that one, as an app of it would have written it.
 */
async function readPool(page: Page, version: number | null = null) {
  const read = () =>
    page.evaluate(async (newVersion) => {
      const HEAD_BYTES = 4096;
      const VERSION_AT = 60;
      const root = await navigator.storage.getDirectory();
      const pool = await root.getDirectoryHandle('.fo-atlas');
      const folder = await pool.getDirectoryHandle('.opaque');
      const found: Record<string, string> = {};
      for await (const handle of folder.values()) {
        if (!(handle instanceof FileSystemFileHandle)) continue;
        const head = await (await handle.getFile()).slice(0, 512).text();
        const name = head.slice(0, head.indexOf('\0'));
        if (name === '') continue;
        if (newVersion !== null && name === '/fo-atlas.sqlite3') {
          const writable = await handle.createWritable({ keepExistingData: true });
          const bytes = new DataView(new ArrayBuffer(4));
          bytes.setUint32(0, newVersion);
          const position = HEAD_BYTES + VERSION_AT;
          await writable.write({ type: 'write', position, data: bytes });
          await writable.close();
        }
        const content = await (await handle.getFile()).slice(HEAD_BYTES).arrayBuffer();
        const digest = await crypto.subtle.digest('SHA-256', content);
        found[name] = Array.from(new Uint8Array(digest), String).join(' ');
      }
      return found;
    }, version);
  let pool: Readonly<Record<string, string>> = {};
  await expect(async () => {
    pool = digests.parse(await read());
  }).toPass();
  return pool;
}

test('a database of a newer app is told and not touched, and one whose migration fails comes back', async ({
  page,
  host,
  complaints,
}) => {
  // Of the plain file that the page leaves the app for.
  complaints.expect(/404 .*favicon/);
  await openApp(page, host.url);
  await addEnvironment(page, 'UAT', { url: 'https://uat.example' });
  await expect(page.getByRole('button', { name: /Environment UAT/ })).toBeVisible();

  await leaveApp(page, host.url);
  const newer = await readPool(page, 9999);
  expect(newer).toHaveProperty([DATABASE]);
  await page.goto(host.url);
  await expect(page.getByText(/A newer version of F&O Atlas wrote/).first()).toBeVisible();
  await leaveApp(page, host.url);
  expect((await readPool(page))[DATABASE]).toBe(newer[DATABASE]);

  // Its tables are those of the present schema: the first step fails.
  await readPool(page, 1);
  await page.goto(host.url);
  await expect(page.getByText(/It is as it was before/).first()).toBeVisible();
  await leaveApp(page, host.url);
  const present = readdirSync(MIGRATIONS).length;
  const restored = await readPool(page, present);
  expect(Object.keys(restored).filter((name) => name.includes('before-migration'))).toEqual([]);
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: /Environment UAT/ })).toBeVisible();
});
