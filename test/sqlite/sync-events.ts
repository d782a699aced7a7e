import type { SyncPhase, SyncSession } from '#contract/sync.ts';
import type { SessionEvent } from './open-engine.ts';

export const phaseOf = (session: SyncSession, phase: SyncPhase) =>
  session.phases.find((state) => state.phase === phase);

/** A phase that has come at least so far. */
export function isRunning(phase: SyncPhase, done = 0): (event: unknown) => event is SessionEvent {
  return (event): event is SessionEvent => {
    const { kind, session } = event as SessionEvent; // what other events lack, the next line finds missing
    if (kind !== 'sync_changed') return false;
    const state = phaseOf(session, phase);
    return state?.status === 'running' && state.done >= done;
  };
}
