import type { Page } from 'playwright';

/** How a tab goes away: its user closes it, or its process dies with its worker. */
export const LEAVINGS = ['closed', 'crashed'] as const;

/** The tab is gone afterwards, in whichever way. */
export async function leaveTab(page: Page, how: (typeof LEAVINGS)[number]): Promise<void> {
  if (how === 'crashed') {
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    // Whoever dies does not answer.
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
  }
  await page.close();
}
