import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/**
 * Expects that axe finds nothing on the page as it stands. Waits for running transitions first: a
 * colour half way between two states has a contrast that no one ever reads.
 */
export async function expectNoBarriers(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Two frames, for a transition begins with the frame that draws the new style.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  // Its usual way, for frames of other origins, opens a second page for every look and loads axe there again.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => {
    const [node] = nodes;
    return `${id}: ${node?.html} ${node?.failureSummary}`;
  });
  expect(found, page.url()).toEqual([]);
}

/** The same in both themes; the page is light afterwards. */
export async function expectNoBarriersInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoBarriers(page);
  }
}
