import {
  listUnsettledLabels,
  presumeLabels,
  readDataEntityLabels,
  settleLabels,
  type UsedLabel,
} from '../../catalog/label-store.ts';
import type { EntityText, LabelAnswer } from '../../metadata-service/metadata-service.ts';
import { REINDEX_ROWS } from '../../search/catch-up-index.ts';
import { letOthersRun } from '../let-others-run.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';

/** For fewer labels the detour is not worth its request. */
const MIN_LABELS = 100;
/** Asked for one by one, to learn which language the list speaks. */
const SAMPLES = 5;
const MIN_MATCHES = 3;

/**
 * Data management lists all its entities with their labels in one answer, though in a language that it does not name,
 * and only for users who may read data. Where a few labels of the wanted language prove equal, all of them are shown
 * at once, until the service has confirmed each. Refusals change nothing: the labels are asked for anyway.
 */
export async function presumeEntityLabels(run: SyncRun): Promise<void> {
  const { db, progress, service, signal } = run;
  const catalog = catalogOf(run);
  const onReceived = (bytes: number): void => progress.receivedMore(bytes);
  const labelsByName = readDataEntityLabels(db, catalog);
  let list: readonly EntityText[] | null = null;
  for (const language of progress.session.languages) {
    const ids = new Set(labelsByName.values());
    const missing = new Map(
      listUnsettledLabels(db, { catalog, language })
        .filter((label) => ids.has(label.id) && !label.hasText)
        .map((label) => [label.id, label]),
    );
    if (missing.size < MIN_LABELS) continue;
    if (list === null) {
      const outcome = await service.listEntityTexts?.({ signal, onReceived });
      if (outcome?.ok !== true) return;
      list = outcome.value;
    }
    const presumed = list.flatMap(({ name, text }) => {
      const label = missing.get(labelsByName.get(name.toLowerCase()) ?? 0);
      return label === undefined || text.trim() === '' ? [] : [{ label, text }];
    });
    if (!(await speaks(run, language, presumed))) continue;
    const fresh = presumeLabels(db, { catalog, language }, presumed);
    await reindex(run, fresh);
    tellCatalogChanged(run);
    if (signal.aborted) return;
  }
}

/** Whether the first labels are what the service itself says in this language; what it says is kept. */
async function speaks(
  run: SyncRun,
  language: string,
  presumed: readonly { readonly label: UsedLabel; readonly text: string }[],
): Promise<boolean> {
  const samples = new Map(
    presumed.slice(0, SAMPLES).map((each) => [each.label.spelling.toLowerCase(), each]),
  );
  let matches = 0;
  const settle = async (answers: readonly LabelAnswer[]): Promise<void> => {
    const settled = answers.flatMap(({ id, text }) => {
      const sample = samples.get(id.toLowerCase());
      if (sample !== undefined && sample.text === text) matches += 1;
      return sample === undefined ? [] : [{ label: sample.label, text }];
    });
    settleLabels(run.db, { catalog: catalogOf(run), language }, settled);
  };
  const ids = [...samples.values()].map(({ label }) => label.spelling);
  await run.service.readLabels({
    ids,
    language,
    signal: run.signal,
    onBatch: settle,
    onReceived: (bytes) => run.progress.receivedMore(bytes),
  });
  return matches >= MIN_MATCHES;
}

/**
 * All at once would be thousands of rows in one transaction: a search would wait for seconds, and the worker would hold
 * all that FTS5 makes of them. What a cancelled sync leaves is still listed as unindexed.
 */
async function reindex({ index, signal }: SyncRun, labels: readonly UsedLabel[]): Promise<void> {
  for (const portion of portionsOf(labels)) {
    const steps = index.reindexInSteps(portion, REINDEX_ROWS);
    while (!signal.aborted && !steps.next().done) await letOthersRun();
  }
}

/** Of their ids: about as many rows of the index, the label's own among them, as are written together. */
function* portionsOf(labels: readonly UsedLabel[]): Generator<readonly number[]> {
  let portion: number[] = [];
  let rows = 0;
  for (const { id, uses } of labels) {
    portion.push(id);
    rows += uses + 1;
    if (rows < REINDEX_ROWS) continue;
    yield portion;
    portion = [];
    rows = 0;
  }
  if (portion.length > 0) yield portion;
}
