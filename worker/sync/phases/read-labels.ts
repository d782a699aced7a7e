import { succeed, type Answer } from '#contract/outcome.ts';
import { listUnsettledLabels, settleLabels, type UsedLabel } from '../../catalog/label-store.ts';
import type { LabelAnswer } from '../../metadata-service/metadata-service.ts';
import { letOthersRun } from '../let-others-run.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';

/**
 * Rows of the index are written again in groups. Each group leaves a piece of index that must be merged, so it is not
 * small; a search must not wait long behind it, so it is not large.
 */
export const REINDEX_ROWS = 1000;

/**
 * Asks for every label without an answer, the most valuable first, language by language. Each answer is kept at
 * once, so a sync that stops here goes on with the next label.
 */
export async function readLabels(run: SyncRun): Answer<void> {
  const { languages } = run.progress.session;
  const waiting = languages.map((language) => ({
    language,
    labels: listUnsettledLabels(run.db, { catalog: catalogOf(run), language }),
  }));
  const total = waiting.reduce((sum, { labels }) => sum + labels.length, 0);
  const reader = new LabelReader(run, total);
  run.progress.begin('labels', total);
  for (const { language, labels } of waiting) {
    const outcome = await reader.read(language, labels);
    await reader.reindex();
    tellCatalogChanged(run);
    if (!outcome.ok) return outcome;
  }
  return succeed(undefined);
}

class LabelReader {
  readonly #run: SyncRun;
  readonly #total: number;
  #done = 0;
  /** Labels with a text that the index does not have, and how many of its rows they concern. */
  #unindexed: UsedLabel[] = [];
  #unindexedRows = 0;

  constructor(run: SyncRun, total: number) {
    this.#run = run;
    this.#total = total;
  }

  async read(language: string, labels: readonly UsedLabel[]): Answer<void> {
    if (labels.length === 0) return succeed(undefined);
    const labelsBySpelling = new Map(labels.map((label) => [label.spelling.toLowerCase(), label]));
    return this.#run.service.readLabels({
      ids: labels.map((label) => label.spelling),
      language,
      signal: this.#run.signal,
      onBatch: (answers) => this.#settle(language, answers, labelsBySpelling),
    });
  }

  /** Makes the texts searchable that are stored but not yet in the index. */
  async reindex(): Promise<void> {
    const labels = this.#unindexed.map((label) => label.id);
    this.#unindexed = [];
    this.#unindexedRows = 0;
    for (const steps = this.#run.index.reindexInSteps(labels, REINDEX_ROWS); !steps.next().done;)
      await letOthersRun();
  }

  async #settle(
    language: string,
    answers: readonly LabelAnswer[],
    labelsBySpelling: ReadonlyMap<string, UsedLabel>,
  ): Promise<void> {
    const { db, progress } = this.#run;
    const settled = answers.flatMap(({ id: spelling, text }) => {
      const label = labelsBySpelling.get(spelling.toLowerCase());
      return label === undefined ? [] : [{ label, text }];
    });
    const scope = { catalog: catalogOf(this.#run), language };
    const fresh = settleLabels(db, scope, settled);
    this.#done += settled.length;
    const currentItem = `${language} ${answers.at(-1)?.id ?? ''}`;
    progress.advance('labels', { done: this.#done, total: this.#total, currentItem });
    for (const label of fresh) {
      this.#unindexed.push(label);
      this.#unindexedRows += label.uses;
      if (this.#unindexedRows < REINDEX_ROWS) continue;
      await this.reindex();
    }
    await letOthersRun();
  }
}
