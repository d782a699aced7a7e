import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { SyncPhase } from '#contract/sync.ts';
import type { Definition } from '../../catalog/canonical-form.ts';
import { unlinkDefinitions } from '../../catalog/catalogs.ts';
import { DefinitionStore } from '../../catalog/definition-store.ts';
import type { Reading, ReadingEnd } from '../../metadata-service/metadata-service.ts';
import { letOthersRun } from '../let-others-run.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';

/** Small enough that a search never waits long behind it, large enough for the index to stay in few pieces. */
const INDEX_BATCH = 250;

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
  let done = 0;
  let kind: Definition['kind'] | null = null;

  const end = await step.read({
    signal,
    onBatch: async ({ elements, receivedBytes }) => {
      const definitions = elements.map(step.define);
      const last = definitions.at(-1);
      if (last === undefined) return;
      if (kind === null) unlinkDefinitions(db, catalog, (kind = last.kind));
      await store.store(definitions);
      done += definitions.length;
      progress.received(receivedBefore, receivedBytes);
      progress.advance(step.phase, { done, currentItem: last.value.name });
      if (index.countUnindexed() >= INDEX_BATCH) index.indexNext(INDEX_BATCH);
      await letOthersRun();
    },
  });
  if (!end.ok) return end;
  if (done === 0) return fail(emptyList(step.path));
  progress.received(receivedBefore, end.value.receivedBytes);
  progress.advance(step.phase, { done, total: end.value.elements, currentItem: null });
  while (index.indexNext(INDEX_BATCH) === INDEX_BATCH) await letOthersRun();
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
