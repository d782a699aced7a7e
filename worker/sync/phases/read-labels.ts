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
  run.offerLabels((ids) => reader.readFirst(queues, ids));
  try {
    for (const queue of queues) {
      const outcome = await reader.read(queue);
      await reader.reindex();
      tellCatalogChanged(run);
      if (!outcome.ok) return outcome;
    }
    return succeed(undefined);
  } finally {
    run.offerLabels(null);
    await reader.firstOnesRead();
  }
}

class LabelReader {
  readonly #run: SyncRun;
  readonly #total: number;
  #done: number;
  /** Labels with a text that the index does not have, and how many of its rows they concern. */
  #unindexed: UsedLabel[] = [];
  #unindexedRows = 0;
  #toldAt = performance.now();
  /** Of labels that somebody looks at. */
  readonly #first = new Set<Promise<void>>();

  constructor(run: SyncRun, { done, total }: { readonly done: number; readonly total: number }) {
    this.#run = run;
    this.#done = done;
    this.#total = total;
  }

  /** All that waits in this queue. */
  async read(queue: LabelQueue): Answer<void> {
    while (queue.size > 0) {
      const outcome = await this.#ask(queue, queue.spellings());
      await this.firstOnesRead();
      if (!outcome.ok) return outcome;
    }
    return succeed(undefined);
  }

  /** Those of these labels (by id) that wait in any language are asked for at once; answers how many they are. */
  readFirst(queues: readonly LabelQueue[], ids: ReadonlySet<number>): number {
    let count = 0;
    for (const queue of queues) {
      const spellings = queue.take(ids);
      if (spellings.length === 0) continue;
      count += spellings.length;
      const reading = this.#readAtOnce(queue, spellings).finally(() => this.#first.delete(reading));
      this.#first.add(reading);
    }
    return count;
  }

  /** None of those that were asked for before others is under way. */
  async firstOnesRead(): Promise<void> {
    await Promise.all(this.#first);
  }

  /** Makes the texts searchable that are stored but not yet in the index. */
  async reindex(): Promise<void> {
    const labels = this.#unindexed.map((label) => label.id);
    this.#unindexed = [];
    this.#unindexedRows = 0;
    for (const steps = this.#run.index.reindexInSteps(labels, REINDEX_ROWS); !steps.next().done;)
      await letOthersRun();
  }

  /** What it does not get waits again with the others. */
  async #readAtOnce(queue: LabelQueue, spellings: readonly string[]): Promise<void> {
    const left = new Set(spellings);
    const outcome = await this.#ask(queue, spellings, (id) => left.delete(id));
    if (!outcome.ok) return queue.putBack(left);
    await this.reindex();
    tellCatalogChanged(this.#run);
  }

  #ask(
    queue: LabelQueue,
    ids: Iterable<string>,
    answered: (id: string) => void = () => undefined,
  ): Answer<void> {
    return this.#run.service.readLabels({
      ids,
      language: queue.language,
      signal: this.#run.signal,
      onBatch: (answers) => {
        for (const { id } of answers) answered(id);
        return this.#settle(queue, answers);
      },
      onReceived: (bytes) => this.#run.progress.receivedMore(bytes),
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
