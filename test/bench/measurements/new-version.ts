import type { Page } from 'playwright';
import { atMost, figure } from '../figures.ts';
import { copyFilledProfile } from '../filled-profile.ts';
import type { Measurement } from '../measurement.ts';
import type { Surroundings } from '../surroundings.ts';
import { sessionMilliseconds, syncEnvironment } from '../sync-environment.ts';
import { withBenchPage } from '../with-browser.ts';

/** The environment is updated to a release in which about 5 % of the definitions differ. */
export const newVersion: Measurement = {
  name: 'new-version',
  async run(surroundings) {
    const profile = await copyFilledProfile(surroundings);
    const inPage = <T>(work: (page: Page) => Promise<T>): Promise<T> =>
      withBenchPage(surroundings, work, { profile });
    const usedBytes = (): Promise<number> =>
      inPage((page) => page.evaluate(() => bench.databaseProbe().usedBytes()));

    const usedBefore = await usedBytes();
    const { session, before, after } = await inPage((page) => syncNewVersion(page, surroundings));
    const usedAfter = await usedBytes();
    const added = after.definitions - before.definitions;
    const share = ((100 * added) / before.definitions).toFixed(1);
    const note = `1 run (${session.strategy}), ${share} % more definitions, labels in two languages`;
    return [
      figure({
        name: 'new version with 5 % changed: sync',
        value: sessionMilliseconds(session),
        unit: 'ms',
        note,
      }),
      figure({
        name: 'new version with 5 % changed: extra file size',
        value: 100 * (after.databaseBytes / before.databaseBytes - 1),
        unit: '%',
        note: `${note}; free pages are filled first`,
      }),
      atMost(10, {
        name: 'new version with 5 % changed: extra database size',
        value: 100 * (usedAfter / usedBefore - 1),
        unit: '%',
        note: `${note}; pages in use`,
      }),
    ];
  },
};

async function syncNewVersion(page: Page, { environments: { first } }: Surroundings) {
  first.setKnobs({ release: 2 });
  try {
    await first.prepare();
    const before = await page.evaluate(() => bench.statistics());
    const session = await syncEnvironment(page, first.url, { languages: ['en-US', 'de'] });
    const after = await page.evaluate(() => bench.statistics());
    return { session, before, after };
  } finally {
    first.setKnobs({ release: 1 });
  }
}
