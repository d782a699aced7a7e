import type { Page } from 'playwright';
import { demoCatalogue } from '../../../server/demo-environment/catalogue.ts';
import { copyFilledProfile } from '../filled-profile.ts';
import { latencyFigures } from '../latency-figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { installPageClock } from '../page-clock.ts';
import { SteadyTimes } from '../steady-times.ts';
import { withBrowser } from '../with-browser.ts';

const ROUNDS = 3;
const FIELDS = 300;

/** From the search result to the page of an entity with hundreds of fields, none of them shown before. */
export const entityPage: Measurement = {
  name: 'entity-page',
  async run(surroundings) {
    const profile = await copyFilledProfile(surroundings);
    return withBrowser(
      surroundings,
      async (context) => {
        await context.addInitScript(installPageClock);
        const page = await context.newPage();
        const names = largeEntities();
        const times = new SteadyTimes();
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const name of names) {
            await page.goto(`${surroundings.url}search?q=${name}`);
            times.add(name, await openFirstResult(page, name));
          }
        }
        for (const slow of times.slowest(3)) tell(`  ${slow}`);
        return latencyFigures(times, {
          name: 'entity page, click to painted',
          budget: 100,
          note: `${names.length} entities of ${FIELDS} or more fields, ${ROUNDS} rounds, the median of each counts; page reloaded before each click`,
        });
      },
      { profile },
    );
  },
};

function largeEntities(): readonly string[] {
  return demoCatalogue()
    .publicEntities.filter(({ Properties }) => Properties.length >= FIELDS)
    .map(({ EntitySetName }) => EntitySetName);
}

async function openFirstResult(page: Page, name: string): Promise<number> {
  const result = page
    .getByRole('option')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first();
  await result.waitFor();
  await page.waitForTimeout(300); // what a page does after it was loaded is not what is measured
  const opened = page.evaluate(async (shown) => {
    const clickedAt = new Promise<number>((resolve) =>
      addEventListener('click', ({ timeStamp }) => resolve(timeStamp), { capture: true }),
    );
    const paintedAt = pageClock.whenPainted(() => {
      const heading = document.querySelector('h1')?.textContent ?? '';
      return heading.includes(shown) && document.querySelectorAll('[role="row"]').length > 10;
    });
    return (await paintedAt) - (await clickedAt);
  }, name);
  await result.click();
  return opened;
}
