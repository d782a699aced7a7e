import type { Page } from 'playwright';
import { copyFilledProfile } from '../filled-profile.ts';
import { latencyFigures } from '../latency-figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { installPageClock } from '../page-clock.ts';
import { SteadyTimes } from '../steady-times.ts';
import { installSearchWatch } from '../watch-searches.ts';
import { withBrowser } from '../with-browser.ts';

/** About as fast as a good typist. */
const KEY_PAUSE_MS = 120;
const ROUNDS = 3;

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
        const times = new SteadyTimes();
        for (let round = 0; round < ROUNDS; round += 1) {
          await openSearch(page, surroundings.url);
          for (const text of TYPED) await typeText(page, text, times);
        }
        for (const slow of times.slowest(8)) tell(`  ${slow}`);
        return latencyFigures(times, {
          name: 'key press to painted results',
          budget: 50,
          note: `${times.count} key presses of ${TYPED.length} texts, ${ROUNDS} rounds, the median of each counts; page reloaded before each round, no CPU throttling`,
        });
      },
      { profile },
    );
  },
};

/** Until the box says how much can be searched: starting the engine is measured elsewhere. */
async function openSearch(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.and(page.getByPlaceholder(/\d/)).click();
}

/** Key by key into an empty box, emptied afterwards; each key waits for the answer to the one before. */
async function typeText(page: Page, text: string, times: SteadyTimes): Promise<void> {
  for (let length = 1; length <= text.length; length += 1) {
    await page.keyboard.type(text.charAt(length - 1));
    const typed = text.slice(0, length);
    // A space alone asks for nothing new.
    if (!typed.endsWith(' ')) {
      times.add(typed, await page.evaluate((each) => searchWatch.painted(each), typed));
    }
    await page.waitForTimeout(KEY_PAUSE_MS);
  }
  await page.keyboard.press('Escape');
}
