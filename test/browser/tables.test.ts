import type { Page } from '@playwright/test';
import { addEnvironment, openApp, syncDemo } from './demo-sync.ts';
import { expect } from './fixtures.ts';
import { test } from './small-demo.ts';

test('no table hides a text behind an ellipsis where there is little room, nor by touch', async ({
  page,
  context,
  host,
  demo,
}) => {
  await openApp(page, host.url);
  await addEnvironment(page, 'UAT', demo);
  await syncDemo(page, 'UAT');

  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto(`${host.url}entities`);
  await expect.poll(() => cutTexts(page), 'by mouse, on hover').not.toEqual([]);

  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await expect.poll(() => cutTexts(page), 'by touch').toEqual([]);

  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await expect.poll(() => cutTexts(page), 'by mouse again').not.toEqual([]);
  for (const width of [640, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => cutTexts(page), `at ${width} px`).toEqual([]);
  }
});

test('a list of a catalogue that is not here says so, and not that nothing is stored', async ({
  page,
  host,
  demo,
}) => {
  await openApp(page, host.url);
  await addEnvironment(page, 'UAT', demo);
  await syncDemo(page, 'UAT');
  for (const path of ['entities', 'diagram']) {
    await page.goto(`${host.url}${path}?catalog=0123456789abcdef`);
    await expect(page.getByText('names a catalogue that is not on this device')).toBeVisible();
    await expect(page.getByText('Nothing is stored')).toHaveCount(0);
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Show the current one' }).click();
    await expect(page.getByText('names a catalogue')).toHaveCount(0);
  }
});

function cutTexts(page: Page): Promise<readonly string[]> {
  return page.locator('[role="cell"], [role="cell"] *').evaluateAll((elements) =>
    elements
      .filter((each) => getComputedStyle(each).textOverflow === 'ellipsis')
      .filter((each) => each.scrollWidth > each.clientWidth)
      .map((each) => each.textContent),
  );
}
