import { succeed, type Answer } from '#contract/outcome.ts';
import { listUnsettledLabels, settleLabels, type UsedLabel } from '../../catalog/label-store.ts';
import type { LabelAnswer } from '../../metadata-service/metadata-service.ts';
import { letOthersRun } from '../let-others-run.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';

/** Rows of the index are written again in groups: each group costs a piece of index that must be merged. */
const REINDEX_LABELS = 1000;

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
    reader.reindex();
    tellCatalogChanged(run);
    if (!outcome.ok) return outcome;
  }
  return succeed(undefined);
}

class LabelReader {
  readonly #run: SyncRun;
  readonly #total: number;
  #done = 0;
  #withNewText: number[] = [];

  constructor(run: SyncRun, total: number) {
    this.#run = run;
    this.#total = total;
  }

  async read(language: string, labels: readonly UsedLabel[]): Answer<void> {
    if (labels.length === 0) return succeed(undefined);
    const idsBySpelling = new Map(labels.map(({ id, spelling }) => [spelling.toLowerCase(), id]));
    return this.#run.service.readLabels({
      ids: labels.map((label) => label.spelling),
      language,
      signal: this.#run.signal,
      onBatch: (answers) => this.#settle(language, answers, idsBySpelling),
    });
  }

  /** Makes the texts searchable that are stored but not yet in the index. */
  reindex(): void {
    this.#run.index.reindexLabels(this.#withNewText);
    this.#withNewText = [];
  }

  async #settle(
    language: string,
    answers: readonly LabelAnswer[],
    idsBySpelling: ReadonlyMap<string, number>,
  ): Promise<void> {
    const { db, progress } = this.#run;
    const settled = answers.flatMap(({ id: spelling, text }) => {
      const id = idsBySpelling.get(spelling.toLowerCase());
      return id === undefined ? [] : [{ id, text }];
    });
    this.#withNewText.push(
      ...settleLabels(db, { catalog: catalogOf(this.#run), language }, settled),
    );
    this.#done += settled.length;
    const currentItem = `${language} ${answers.at(-1)?.id ?? ''}`;
    progress.advance('labels', { done: this.#done, total: this.#total, currentItem });
    if (this.#withNewText.length >= REINDEX_LABELS) this.reindex();
    await letOthersRun();
  }
}
