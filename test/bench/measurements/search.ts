import { atLeast, figure } from '../figures.ts';
import { fillProfile } from '../filled-profile.ts';
import { latencyFigures } from '../latency-figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import type { TimedSearch } from '../page/search-bench.ts';
import { judge, scoreByKind } from '../../judge-search.ts';
import { JUDGED_QUESTIONS } from '../../judged-questions.ts';
import { QUERIES } from '../queries.ts';
import { SteadyTimes } from '../steady-times.ts';
import { withBenchPage } from '../with-browser.ts';

const ROUNDS = 3;

/** Inside the worker: what the engine does for one question, without the way to the page and back. */
export const search: Measurement = {
  name: 'search',
  async run(surroundings) {
    const profile = await fillProfile(surroundings);
    const texts = [...new Set([...JUDGED_QUESTIONS, ...QUERIES].map(({ text }) => text))];
    const times = new SteadyTimes();
    let searches: readonly TimedSearch[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      searches = await withBenchPage(
        surroundings,
        (page) => page.evaluate((asked) => bench.searchBench().search(asked), texts),
        { profile },
      );
      for (const { text, milliseconds } of searches) times.add(text, milliseconds);
    }
    for (const slow of times.slowest(10)) tell(`  ${slow}`);
    return [
      ...latencyFigures(times, {
        name: 'search in the worker',
        budget: 10,
        note: `${times.count} queries, each asked once in ${ROUNDS} fresh workers, the median of each counts; around CatalogSearch.search`,
      }),
      ...judgeKinds(searches),
      judgeFirstQueries(searches),
    ];
  },
};

/** How well the judged set is answered, kind by kind. */
function judgeKinds(searches: readonly TimedSearch[]) {
  const firstByText = new Map(searches.map(({ text, first }) => [text, first]));
  const judgements = JUDGED_QUESTIONS.map((question) =>
    judge(question, firstByText.get(question.text) ?? []),
  );
  for (const { question, rank } of judgements) {
    if (rank === null || rank > 3) {
      const { text, answers } = question;
      tell(`  ${text}: ${answers.join(' or ')} is not among the first three`);
    }
  }
  return [...scoreByKind(judgements)].flatMap(([kind, score]) => {
    const note = `${score.questions} judged questions`;
    const name = (what: string): string => `search, ${kind}: ${what}`;
    const percent = (what: string, share: number) => ({
      name: name(what),
      value: 100 * share,
      unit: '%',
      note,
    });
    return [
      figure(percent('hit@1', score.first)),
      atLeast(kind === 'all' ? 90 : 75, percent('hit@3', score.firstThree)),
      figure({ name: name('MRR'), value: score.reciprocalRank, unit: '', note }),
    ];
  });
}

function judgeFirstQueries(searches: readonly TimedSearch[]) {
  const firstByText = new Map(searches.map(({ text, first }) => [text, first.slice(0, 3)]));
  const judged = QUERIES.filter(({ answer }) => answer !== undefined);
  const missed = judged.filter(({ text, answer = '' }) => !firstByText.get(text)?.includes(answer));
  for (const { text, answer } of missed) {
    tell(`  ${text}: ${answer} is not among ${firstByText.get(text)?.join(', ')}`);
  }
  return figure({
    name: 'search: known answer among the first three',
    value: (100 * (judged.length - missed.length)) / judged.length,
    unit: '%',
    note: `${judged.length} of the queries have a known answer`,
  });
}
