import type { FileContent } from '#contract/files.ts';
import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { SYNC_PHASES, type SyncPhase, type SyncStrategy } from '#contract/sync.ts';
import { checkVersion } from './phases/check-version.ts';
import { completeReading } from './phases/complete-reading.ts';
import { finishIndex } from './phases/finish-index.ts';
import { readDefinitions } from './phases/read-definitions.ts';
import { readLabels } from './phases/read-labels.ts';
import { isLimited, listUnfilledPhases, planPhases, READING } from './plan-sync.ts';
import { PhaseRepeats } from './phase-repeats.ts';
import { listFinishedPhases } from './session-store.ts';
import type { SyncRun } from './sync-run.ts';

/** These depend on the moment, so a resumed sync runs them again. */
const ALWAYS: ReadonlySet<SyncPhase> = new Set(['initializing', 'version_check']);

/** Runs the phases in their order, up to the first that fails. `asked` is the strategy that the user chose. */
export async function runSync(run: SyncRun, asked: SyncStrategy | null): Answer<void> {
  const { progress, service, signal } = run;
  // One that was paused before a restart stays as it was.
  if ((await run.pause.over()) === null) return fail({ kind: 'cancelled' });
  // Told at once, so that a sync whose files are closed knows which of them it still wants.
  if (service.holds?.size) skipUnfilled(run, service.holds);
  for (const phase of SYNC_PHASES) {
    const isPoorer = isLimited(phase, service.limited);
    if (!isWanted(run, phase) || (isPoorer && isReadInto(run, phase))) {
      skipUnlessDone(run, phase);
    } else {
      if (signal.aborted) return fail({ kind: 'cancelled' });
      progress.begin(phase, { done: phase === 'labels' ? doneBefore(run) : 0 });
      const outcome = await runPhaseToItsEnd(run, phase, asked);
      if (!outcome.ok) {
        progress.end(phase, outcome.failure.kind === 'cancelled' ? 'cancelled' : 'failed');
        return outcome;
      }
      progress.end(phase, isPoorer ? 'limited' : 'completed');
    }
    if (phase === READING.at(-1) && isWhole(run)) await completeReading(run);
  }
  return succeed(undefined);
}

function skipUnfilled(run: SyncRun, holds: ReadonlySet<FileContent>): void {
  for (const phase of listUnfilledPhases(holds)) skipUnlessDone(run, phase);
}

function skipUnlessDone(run: SyncRun, phase: SyncPhase): void {
  if (stateOf(run, phase)?.status !== 'completed') run.progress.skip(phase);
}

/** What the service itself has told is not replaced by what tells less. */
function isReadInto({ db, progress }: SyncRun, phase: SyncPhase): boolean {
  const { catalogId } = progress.session;
  return catalogId !== null && listFinishedPhases(db, catalogId).has(phase);
}

/** By the strategy, by what a file can fill, and by what was read into this catalog to its end already. */
function isWanted(run: SyncRun, phase: SyncPhase): boolean {
  if (ALWAYS.has(phase)) return true;
  const { holds } = run.service;
  if (holds !== null && listUnfilledPhases(holds).some((unfilled) => unfilled === phase)) {
    return false;
  }
  return planPhases(run.progress.session.strategy, finishedPhases(run)).has(phase);
}

/** Files that are given again are read again. */
function finishedPhases({ db, progress, service }: SyncRun): ReadonlySet<SyncPhase> {
  const { catalogId, phases } = progress.session;
  const own = phases.filter(({ status }) => status === 'completed').map(({ phase }) => phase);
  if (service.holds !== null || catalogId === null) return new Set(own);
  const inCatalog = listFinishedPhases(db, catalogId);
  return new Set([...own, ...READING.filter((phase) => inCatalog.has(phase))]);
}

function stateOf({ progress }: SyncRun, phase: SyncPhase) {
  return progress.session.phases.find((state) => state.phase === phase);
}

/** What this very session had done when its owner went away in the middle. */
function doneBefore(run: SyncRun): number {
  const state = stateOf(run, 'labels');
  return state?.status === 'running' ? state.done : 0;
}

/**
 * A phase that is refused for want of a sign-in is run again after one, a paused one when the user goes on, and one
 * whose connection broke a few times by itself: all of them go on where they were.
 */
async function runPhaseToItsEnd(
  run: SyncRun,
  phase: SyncPhase,
  asked: SyncStrategy | null,
): Answer<void> {
  const repeats = new PhaseRepeats(run.repeatPauseMs, run.signal);
  for (;;) {
    const signal = await run.pause.over();
    if (signal === null) return fail({ kind: 'cancelled' });
    const outcome = await runPhase({ ...run, signal }, phase, asked);
    if (outcome.ok) return outcome;
    const { failure } = outcome;
    if (run.signal.aborted) return fail({ kind: 'cancelled' });
    if (failure.kind === 'cancelled') continue; // paused
    if (failure.kind === 'sign_in_required' && run.environment.auth !== 'none') {
      if (!(await run.waitForSignIn(failure))) return fail({ kind: 'cancelled' });
      continue;
    }
    // Whoever cannot reach an environment at all is told so soon: nothing is lost yet.
    if (ALWAYS.has(phase) && failure.kind === 'unreachable') return outcome;
    const kept = phase === 'labels' ? (stateOf(run, phase)?.done ?? 0) : 0;
    if (!(await repeats.take(failure, kept))) return outcome;
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
        kind: 'data_entity',
        path: '/metadata/DataEntities',
        read: (reading) => service.readDataEntities(reading),
        define: (value) => ({ kind: 'data_entity', value }),
      });
    case 'schemas':
      return readDefinitions<Entity>(run, {
        phase,
        kind: 'entity',
        path: '/metadata/PublicEntities',
        read: (reading) => service.readEntities(reading),
        define: (value) => ({ kind: 'entity', value }),
      });
    case 'enumerations':
      return readDefinitions<Enumeration>(run, {
        phase,
        kind: 'enumeration',
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
  const { db } = run;
  // Lets SQLite look at its indexes where it thinks that a query would profit.
  db.execute('PRAGMA optimize');
  run.tell.environmentsChanged();
  return succeed(undefined);
}
