import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { SyncPhase } from '#contract/sync.ts';
import type { Definition } from '../../catalog/canonical-form.ts';
import { unlinkDefinitions } from '../../catalog/catalogs.ts';
import { DefinitionStore } from '../../catalog/definition-store.ts';
import type { Reading, ReadingEnd } from '../../metadata-service/metadata-service.ts';
import { letOthersRun } from '../let-others-run.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';

/**
 * Definitions written and indexed together. A transaction waits for the disk several times, so there must be few;
 * a search waits for the transaction, so it must be short.
 */
const WRITTEN_TOGETHER = 250;

export interface ReadingStep<T> {
  readonly phase: SyncPhase;
  readonly path: string;
  readonly read: (reading: Reading<T>) => Answer<ReadingEnd>;
  readonly define: (element: T) => Definition;
}

/**
 * Stores one of the service's lists as it streams in, and makes it searchable on the way. What an interrupted
 * attempt had linked is unlinked first: the catalog must hold what the service shows now, nothing else.
 */
export async function readDefinitions<T>(run: SyncRun, step: ReadingStep<T>): Answer<void> {
  const { db, index, progress, signal } = run;
  const catalog = catalogOf(run);
  const store = new DefinitionStore(db, catalog);
  const receivedBefore = progress.session.receivedBytes;
  let waiting: Definition[] = [];
  let done = 0;

  const write = async (): Promise<void> => {
    const [first] = waiting;
    if (first === undefined) return;
    if (done === 0) unlinkDefinitions(db, catalog, first.kind);
    await store.store(waiting, () => index.indexNext(WRITTEN_TOGETHER));
    done += waiting.length;
    progress.advance(step.phase, { done, currentItem: waiting.at(-1)?.value.name ?? null });
    waiting = [];
    await letOthersRun();
  };
  const end = await step.read({
    signal,
    onBatch: async ({ elements, receivedBytes }) => {
      for (const element of elements) waiting.push(step.define(element));
      progress.received(receivedBefore, receivedBytes);
      if (waiting.length >= WRITTEN_TOGETHER) await write();
    },
  });
  if (!end.ok) return end;
  await write();
  if (done === 0) return fail(emptyList(step.path));
  progress.received(receivedBefore, end.value.receivedBytes);
  progress.advance(step.phase, { done, total: end.value.elements, currentItem: null });
  while (index.indexNext(WRITTEN_TOGETHER) === WRITTEN_TOGETHER) await letOthersRun();
  tellCatalogChanged(run);
  return succeed(undefined);
}

/** An environment without any entity does not exist: storing this as a catalogue would be a lie. */
function emptyList(path: string) {
  return {
    kind: 'malformed',
    path,
    place: 'value',
    problem: 'the list is empty',
    requestId: null,
  } as const;
}
