import { atMost, figure, median } from '../figures.ts';
import { fillProfile } from '../filled-profile.ts';
import { tell, type Measurement } from '../measurement.ts';
import { openBenchPage, withBenchPage, withBrowser } from '../with-browser.ts';

const RUNS = 3;

/** One catalogue of real size, given away with its English labels and opened where nothing is. */
export const snapshot: Measurement = {
  name: 'snapshot',
  async run(surroundings) {
    const profile = await fillProfile(surroundings);
    const exported = await withBenchPage(
      surroundings,
      async (page) => {
        const times: number[] = [];
        let written = { milliseconds: 0, base64: '' };
        for (let run = 0; run < RUNS; run += 1) {
          written = await page.evaluate(() => bench.exportSnapshot(['en-US']));
          tell(`  export ${Math.round(written.milliseconds)} ms`);
          times.push(written.milliseconds);
        }
        return { times, base64: written.base64 };
      },
      { profile },
    );
    const opened = [];
    for (let run = 0; run < RUNS; run += 1) {
      const times = await withBrowser(surroundings, async (context) => {
        const page = await openBenchPage(surroundings, context);
        return page.evaluate((file) => bench.openSnapshot(file, 'customer'), exported.base64);
      });
      tell(
        `  preview ${Math.round(times.previewMs)} ms, searchable ${Math.round(times.searchableMs)} ms, whole ${Math.round(times.wholeMs)} ms`,
      );
      opened.push(times);
    }
    const note = `median of ${RUNS}, English labels`;
    return [
      atMost(6, {
        name: 'snapshot of the full catalogue with labels',
        value: Buffer.from(exported.base64, 'base64').length / 1e6,
        unit: 'MB',
        note: 'labels in English',
      }),
      atMost(3000, { name: 'snapshot export', value: median(exported.times), unit: 'ms', note }),
      figure({
        name: 'snapshot preview in a fresh browser',
        value: median(opened.map(({ previewMs }) => previewMs)),
        unit: 'ms',
        note: 'every digest recomputed, nothing stored',
      }),
      atMost(4000, {
        name: 'snapshot open to searchable in a fresh browser',
        value: median(opened.map(({ searchableMs }) => searchableMs)),
        unit: 'ms',
        note: `${note}; the engine's start, preview, adding and all names of data entities`,
      }),
      figure({
        name: 'snapshot open to every field indexed in a fresh browser',
        value: median(opened.map(({ wholeMs }) => wholeMs)),
        unit: 'ms',
        note,
      }),
    ];
  },
};
