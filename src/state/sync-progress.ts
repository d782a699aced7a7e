import type { SyncPhaseState, SyncSession } from '#contract/sync.ts';
import { percentOf } from '../number-text.ts';

/** The phase to look at: the running one, else the last that did something. */
export function currentPhase(session: SyncSession): SyncPhaseState | null {
  return (
    session.phases.find((phase) => phase.status === 'running') ??
    session.phases.findLast((phase) => phase.startedAt !== null) ??
    null
  );
}

/** How far one phase is, in percent; null while its total is not known. */
export function phasePercent(phase: SyncPhaseState): number | null {
  if (phase.status === 'completed') return 100;
  return percentOf(phase.done, phase.total);
}
