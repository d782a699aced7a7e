import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Drops a file on the page, under a name that says nothing. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const content = readFileSync(path).toString('base64');
  const dataTransfer = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'download'));
    return transfer;
  }, content);
  await page.dispatchEvent('main', 'dragover', { dataTransfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer });
}
