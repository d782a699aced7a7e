import type { Page } from 'playwright';
import { atMost, figure, quantile } from '../figures.ts';
import { copyFilledProfile } from '../filled-profile.ts';
import type { Measurement } from '../measurement.ts';
import { installPageClock } from '../page-clock.ts';
import { installSearchWatch } from '../watch-searches.ts';
import { withBrowser } from '../with-browser.ts';

/** About as fast as a good typist. */
const KEY_PAUSE_MS = 120;

const TYPED = [
  'customer delivery terms',
  'SalesOrderHeadersV2',
  'vend bank account',
  'warehuose',
  'item number',
  'Lieferbedingungen',
  'main account',
  'purch order lines',
  'on hold',
  'exchange rates',
  'number sequence',
  'tax',
];

/** In the shipped page, with its keyboard events, search, list and paint. */
export const typing: Measurement = {
  name: 'typing',
  async run(surroundings) {
    const profile = await copyFilledProfile(surroundings);
    return withBrowser(
      surroundings,
      async (context) => {
        await context.addInitScript(installPageClock);
        await context.addInitScript(installSearchWatch);
        const page = await context.newPage();
        await page.goto(surroundings.url);
        const times: number[] = [];
        await typeText(page, 'warm-up');
        for (const text of TYPED) times.push(...(await typeText(page, text)));
        const note = `${times.length} key presses, ${TYPED.length} texts, the page reloaded before each, no CPU throttling`;
        return [
          figure({
            name: 'key press to painted results, p50',
            value: quantile(times, 0.5),
            unit: 'ms',
            note,
          }),
          atMost(50, {
            name: 'key press to painted results, p95',
            value: quantile(times, 0.95),
            unit: 'ms',
            note,
          }),
        ];
      },
      { profile },
    );
  },
};

/** Key by key into an empty box; each key waits for the answer to the one before. */
async function typeText(page: Page, text: string): Promise<readonly number[]> {
  await page.goto(new URL('/', page.url()).href);
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.click();
  const times: number[] = [];
  for (let length = 1; length <= text.length; length += 1) {
    await page.keyboard.type(text.charAt(length - 1));
    const typed = text.slice(0, length);
    times.push(await page.evaluate((each) => searchWatch.painted(each), typed));
    await page.waitForTimeout(KEY_PAUSE_MS);
  }
  return times;
}
