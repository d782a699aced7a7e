import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { SYNC_PHASES, type SyncPhase, type SyncStrategy } from '#contract/sync.ts';
import { checkVersion } from './phases/check-version.ts';
import { completeReading } from './phases/complete-reading.ts';
import { finishIndex } from './phases/finish-index.ts';
import { readDefinitions } from './phases/read-definitions.ts';
import { readLabels } from './phases/read-labels.ts';
import { isLimited, listUnfilledPhases, planPhases, READING } from './plan-sync.ts';
import { listFinishedPhases } from './session-store.ts';
import { catalogOf, type SyncRun } from './sync-run.ts';

/** These depend on the moment, so a resumed sync runs them again. */
const ALWAYS: ReadonlySet<SyncPhase> = new Set(['initializing', 'version_check']);

/** Runs the phases in their order, up to the first that fails. `asked` is the strategy that the user chose. */
export async function runSync(run: SyncRun, asked: SyncStrategy | null): Answer<void> {
  const { progress, service, signal } = run;
  const finished = new Set(
    progress.session.phases
      .filter(({ phase, status }) => status === 'completed' && !ALWAYS.has(phase))
      .map(({ phase }) => phase),
  );
  const unfilled = new Set<SyncPhase>(
    service.holds === null ? [] : listUnfilledPhases(service.holds),
  );
  // Told at once, so that a sync whose files are closed knows which of them it still wants.
  if (service.holds?.size) {
    for (const phase of unfilled) if (!finished.has(phase)) progress.skip(phase);
  }
  for (const phase of SYNC_PHASES) {
    const isWanted =
      ALWAYS.has(phase) || planPhases(progress.session.strategy, finished).has(phase);
    const isPoorer = isLimited(phase, service.limited);
    if (!isWanted || unfilled.has(phase) || (isPoorer && isReadInto(run, phase))) {
      if (!finished.has(phase)) progress.skip(phase);
    } else {
      if (signal.aborted) return fail({ kind: 'cancelled' });
      progress.begin(phase);
      const outcome = await runPhaseSignedIn(run, phase, asked);
      if (!outcome.ok) {
        progress.end(phase, outcome.failure.kind === 'cancelled' ? 'cancelled' : 'failed');
        return outcome;
      }
      progress.end(phase, isPoorer ? 'limited' : 'completed');
    }
    if (phase === 'enumerations' && isWhole(run)) await completeReading(run);
  }
  return succeed(undefined);
}

/** What the service itself has told is not replaced by what tells less. */
function isReadInto({ db, progress }: SyncRun, phase: SyncPhase): boolean {
  const { catalogId } = progress.session;
  return catalogId !== null && listFinishedPhases(db, catalogId).has(phase);
}

/** A phase that is refused for want of a sign-in is run again after one: all of them go on where they were. */
async function runPhaseSignedIn(
  run: SyncRun,
  phase: SyncPhase,
  asked: SyncStrategy | null,
): Answer<void> {
  for (;;) {
    const outcome = await runPhase(run, phase, asked);
    if (outcome.ok || outcome.failure.kind !== 'sign_in_required') return outcome;
    if (run.environment.auth === 'none') return outcome;
    if (!(await run.waitForSignIn(outcome.failure))) return fail({ kind: 'cancelled' });
  }
}

async function runPhase(run: SyncRun, phase: SyncPhase, asked: SyncStrategy | null): Answer<void> {
  const { service } = run;
  switch (phase) {
    case 'initializing':
      return succeed(undefined);
    case 'version_check':
      return checkVersion(run, asked);
    case 'entities':
      return readDefinitions<DataEntity>(run, {
        phase,
        path: '/metadata/DataEntities',
        read: (reading) => service.readDataEntities(reading),
        define: (value) => ({ kind: 'data_entity', value }),
      });
    case 'schemas':
      return readDefinitions<Entity>(run, {
        phase,
        path: '/metadata/PublicEntities',
        read: (reading) => service.readEntities(reading),
        define: (value) => ({ kind: 'entity', value }),
      });
    case 'enumerations':
      return readDefinitions<Enumeration>(run, {
        phase,
        path: '/metadata/PublicEnumerations',
        read: (reading) => service.readEnumerations(reading),
        define: (value) => ({ kind: 'enumeration', value }),
      });
    case 'labels':
      return readLabels(run);
    case 'indexing':
      return finishIndex(run);
    case 'finalizing':
      return finalize(run);
  }
}

/** Every list was read to its end, if not all of them by this sync: files may come one by one. */
function isWhole({ catalogs, db, progress }: SyncRun): boolean {
  const { catalogId } = progress.session;
  if (catalogId === null || catalogs.isComplete(catalogId)) return false;
  const finished = listFinishedPhases(db, catalogId);
  return READING.every((phase) => finished.has(phase));
}

async function finalize(run: SyncRun): Answer<void> {
  const { db, environment, environments, progress } = run;
  if (progress.session.strategy === 'sharing') environments.show(environment.id, catalogOf(run));
  // Lets SQLite look at its indexes where it thinks that a query would profit.
  db.execute('PRAGMA optimize');
  run.tell.environmentsChanged();
  return succeed(undefined);
}
