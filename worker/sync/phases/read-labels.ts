import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { listUnsettledLabels, settleLabels, type UsedLabel } from '../../catalog/label-store.ts';
import type { LabelAnswer } from '../../metadata-service/metadata-service.ts';
import { REINDEX_ROWS } from '../../search/catch-up-index.ts';
import { LabelQueue } from '../label-queue.ts';
import { letOthersRun } from '../let-others-run.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';
import { presumeEntityLabels } from './presume-entity-labels.ts';

/** Pages that are open show what has arrived. */
const TELL_CATALOG_MS = 5000;

/**
 * Asks for every label without an answer, the most valuable first, language by language. Each answer is kept at
 * once, so a sync that stops here goes on with the next label.
 */
export async function readLabels(run: SyncRun): Answer<void> {
  await presumeEntityLabels(run);
  if (run.signal.aborted) return fail({ kind: 'cancelled' });
  const { languages, phases } = run.progress.session;
  const queues = languages.map(
    (language) =>
      new LabelQueue(language, listUnsettledLabels(run.db, { catalog: catalogOf(run), language })),
  );
  const done = phases.find(({ phase }) => phase === 'labels')?.done ?? 0;
  const total = queues.reduce((sum, { size }) => sum + size, done);
  run.progress.begin('labels', { done, total });
  const reader = new LabelReader(run, { done, total });
  for (const queue of queues) {
    const outcome = await reader.read(queue);
    await reader.reindex();
    tellCatalogChanged(run);
    if (!outcome.ok) return outcome;
  }
  return succeed(undefined);
}

class LabelReader {
  readonly #run: SyncRun;
  readonly #total: number;
  #done: number;
  /** Labels with a text that the index does not have, and how many of its rows they concern. */
  #unindexed: UsedLabel[] = [];
  #unindexedRows = 0;
  #toldAt = performance.now();

  constructor(run: SyncRun, { done, total }: { readonly done: number; readonly total: number }) {
    this.#run = run;
    this.#done = done;
    this.#total = total;
  }

  async read(queue: LabelQueue): Answer<void> {
    if (queue.size === 0) return succeed(undefined);
    const wanted: Promise<void>[] = [];
    this.#run.offerLabels((ids) => {
      const spellings = queue.take(ids);
      if (spellings.length > 0) wanted.push(this.#readAtOnce(queue, spellings));
      return spellings.length;
    });
    try {
      return await this.#ask(queue, queue.spellings());
    } finally {
      this.#run.offerLabels(null);
      await Promise.all(wanted);
    }
  }

  /** Makes the texts searchable that are stored but not yet in the index. */
  async reindex(): Promise<void> {
    const labels = this.#unindexed.map((label) => label.id);
    this.#unindexed = [];
    this.#unindexedRows = 0;
    for (const steps = this.#run.index.reindexInSteps(labels, REINDEX_ROWS); !steps.next().done;)
      await letOthersRun();
  }

  /** Whatever stops it stops the others too; what it did not get is asked for by the next attempt. */
  async #readAtOnce(queue: LabelQueue, spellings: readonly string[]): Promise<void> {
    const outcome = await this.#ask(queue, spellings);
    if (!outcome.ok) return;
    await this.reindex();
    tellCatalogChanged(this.#run);
  }

  #ask(queue: LabelQueue, ids: Iterable<string>): Answer<void> {
    return this.#run.service.readLabels({
      ids,
      language: queue.language,
      signal: this.#run.signal,
      onBatch: (answers) => this.#settle(queue, answers),
    });
  }

  async #settle(queue: LabelQueue, answers: readonly LabelAnswer[]): Promise<void> {
    const { db, progress } = this.#run;
    const { language } = queue;
    const settled = answers.flatMap(({ id, text }) => {
      const label = queue.find(id);
      return label === undefined ? [] : [{ label, text }];
    });
    const fresh = settleLabels(db, { catalog: catalogOf(this.#run), language }, settled);
    this.#done += settled.length;
    const currentItem = `${language} ${answers.at(-1)?.id ?? ''}`;
    progress.advance('labels', { done: this.#done, total: this.#total, currentItem });
    for (const label of fresh) {
      this.#unindexed.push(label);
      this.#unindexedRows += label.uses;
      if (this.#unindexedRows < REINDEX_ROWS) continue;
      await this.reindex();
    }
    this.#tellNowAndThen();
    await letOthersRun();
  }

  #tellNowAndThen(): void {
    const now = performance.now();
    if (now - this.#toldAt < TELL_CATALOG_MS) return;
    this.#toldAt = now;
    tellCatalogChanged(this.#run);
  }
}
