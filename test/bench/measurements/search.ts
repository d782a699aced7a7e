import { atMost, figure, median, quantile } from '../figures.ts';
import { fillProfile } from '../filled-profile.ts';
import { tell, type Measurement } from '../measurement.ts';
import type { TimedSearch } from '../page/search-bench.ts';
import { QUERIES, type Query } from '../queries.ts';
import { withBenchPage } from '../with-browser.ts';

const RUNS = 3;

/** Inside the worker: what the engine does for one question, without the way to the page and back. */
export const search: Measurement = {
  name: 'search',
  async run(surroundings) {
    const { folder } = await fillProfile(surroundings);
    const texts = QUERIES.map(({ text }) => text);
    const runs: (readonly TimedSearch[])[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      runs.push(
        await withBenchPage(
          surroundings,
          (page) => page.evaluate((asked) => bench.searchBench().search(asked), texts),
          { profile: folder },
        ),
      );
    }
    const shareOf = (share: number): number =>
      median(runs.map((run) => quantile(run.map(milliseconds), share)));
    const judged = QUERIES.filter(({ answer }) => answer !== undefined);
    const missed = judged.filter((query) => !isAnswered(query, runs[0]));
    for (const { text, answer } of missed) {
      const { first } = runs[0]?.find((search) => search.text === text) ?? { first: [] };
      tell(`  ${text}: ${answer} is not among ${first.join(', ')}`);
    }
    for (const slow of slowest(runs[0] ?? [])) tell(`  slowest: ${slow}`);
    const note = `${texts.length} queries, each asked once, median of ${RUNS} fresh workers, measured around CatalogSearch.search`;
    return [
      figure({ name: 'search in the worker, p50', value: shareOf(0.5), unit: 'ms', note }),
      atMost(10, { name: 'search in the worker, p95', value: shareOf(0.95), unit: 'ms', note }),
      figure({
        name: 'search: known answer among the first three',
        value: (100 * (judged.length - missed.length)) / judged.length,
        unit: '%',
        note: `${judged.length} of the queries have a known answer`,
      }),
    ];
  },
};

function milliseconds(search: TimedSearch): number {
  return search.milliseconds;
}

function isAnswered({ text, answer }: Query, run: readonly TimedSearch[] = []): boolean {
  const first = run.find((search) => search.text === text)?.first ?? [];
  return answer !== undefined && first.includes(answer);
}

function slowest(run: readonly TimedSearch[]): readonly string[] {
  return run
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, 8)
    .map(({ text, milliseconds }) => `${text} ${milliseconds.toFixed(1)} ms`);
}
