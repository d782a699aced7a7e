import { figure } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { syncEnvironment } from '../sync-environment.ts';
import { withBenchPage } from '../with-browser.ts';

export const storage: Measurement = {
  name: 'storage',
  async run(surroundings) {
    const profile = surroundings.newProfile();
    const { url } = surroundings.environments.first;
    tell('  (a full sync with labels)');
    const fileBytes = await withBenchPage(
      surroundings,
      async (page) => {
        await syncEnvironment(page, url, { strategy: 'full', languages: ['en-US'] });
        return (await page.evaluate(() => bench.statistics())).databaseBytes;
      },
      { profile },
    );
    const usedBytes = await withBenchPage(
      surroundings,
      (page) => page.evaluate(() => bench.databaseProbe().usedBytes()),
      { profile },
    );
    const note = 'one catalogue, labels in English';
    return [
      figure({
        name: 'database after a full sync with labels',
        value: fileBytes / 1e6,
        unit: 'MB',
        note,
      }),
      figure({
        name: 'database after a full sync with labels: pages in use',
        value: usedBytes / 1e6,
        unit: 'MB',
        note,
      }),
    ];
  },
};
