import type { CatalogCounts } from '#contract/domain.ts';
import type { Failure, RequestId } from '#contract/failure.ts';
import type { DefinitionKind } from '#contract/metadata.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { SyncPhase } from '#contract/sync.ts';
import type { Definition } from '../../catalog/canonical-form.ts';
import { countLinked, unlinkDefinitions } from '../../catalog/catalogs.ts';
import { DefinitionStore } from '../../catalog/definition-store.ts';
import type { Reading, ReadingEnd } from '../../metadata-service/metadata-service.ts';
import { letOthersRun } from '../let-others-run.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';

/**
 * Rows written and indexed together. A transaction waits for the disk several times and writes the same pages of the
 * indexes again, so there must be few; a search waits for the transaction, so it must be short: about 100 ms.
 */
const ROWS_TOGETHER = 6000;
/** The first ones are not kept waiting: somebody is looking for a name already. */
const FIRST_DEFINITIONS = 250;
/** What a slow environment sends is not kept waiting either. */
const MAX_WAIT_MS = 1000;

export interface ReadingStep<T> {
  readonly phase: SyncPhase;
  readonly kind: DefinitionKind;
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
  let waitingRows = 0;
  let done = 0;
  let writtenAt = performance.now();

  const write = async (): Promise<void> => {
    const [first] = waiting;
    if (first === undefined) return;
    if (done === 0) unlinkDefinitions(db, catalog, first.kind);
    const count = waiting.length;
    await store.store(waiting, () => index.indexNext(count));
    done += count;
    progress.advance(step.phase, { done, currentItem: waiting.at(-1)?.value.name ?? null });
    waiting = [];
    waitingRows = 0;
    writtenAt = performance.now();
    await letOthersRun();
  };
  const end = await step.read({
    signal,
    onBatch: async ({ elements, receivedBytes }) => {
      for (const element of elements) {
        const definition = step.define(element);
        waiting.push(definition);
        waitingRows += countRows(definition);
      }
      progress.received(receivedBefore, receivedBytes);
      const isFirst = done === 0 && waiting.length >= FIRST_DEFINITIONS;
      const isOld = performance.now() - writtenAt >= MAX_WAIT_MS;
      if (isFirst || isOld || waitingRows >= ROWS_TOGETHER) await write();
    },
  });
  if (!end.ok) return end;
  await write();
  if (done === 0) return fail(emptyList(run, step, end.value.requestId ?? null));
  if (countLinked(db, catalog, step.kind) !== done) {
    throw new Error(`${done} elements of ${step.path} were read, but not all of them are stored.`);
  }
  warnIfFew(run, step, done);
  progress.received(receivedBefore, end.value.receivedBytes);
  progress.advance(step.phase, { done, total: end.value.elements, currentItem: null });
  tellCatalogChanged(run);
  return succeed(undefined);
}

/** About: what makes a transaction long. A data entity takes as long as a few fields. */
function countRows(definition: Definition): number {
  switch (definition.kind) {
    case 'data_entity':
      return 4;
    case 'entity':
      return 1 + definition.value.properties.length + definition.value.navigationProperties.length;
    case 'enumeration':
      return 1 + definition.value.members.length;
  }
}

/** An environment without any entity does not exist: storing this as a catalogue would be a lie. */
function emptyList<T>(run: SyncRun, { path, kind }: ReadingStep<T>, requestId: RequestId): Failure {
  const before = knownBefore(run, kind);
  const known = before > 0 ? `, where ${before} were before` : '';
  const problem = `the list is empty${known}`;
  return { kind: 'malformed', path, place: 'value', problem, requestId };
}

/** How many the environment's complete catalogue has. */
function knownBefore({ environment }: SyncRun, kind: DefinitionKind): number {
  const { catalog } = environment;
  return catalog?.state === 'complete' ? catalog.counts[COUNTS[kind]] : 0;
}

const COUNTS: Readonly<Record<DefinitionKind, keyof CatalogCounts>> = {
  data_entity: 'dataEntities',
  entity: 'entities',
  enumeration: 'enumerations',
};

/** A release removes a few: when most are gone, the user may have lost a right. */
function warnIfFew<T>(run: SyncRun, { kind, path }: ReadingStep<T>, count: number): void {
  const before = knownBefore(run, kind);
  if (count >= before / 2) return;
  const { progress } = run;
  const warning = `${path} lists ${count} elements, where ${before} were before. Check that this user may still read all of them.`;
  progress.change({ warnings: [...progress.session.warnings, warning] });
}
