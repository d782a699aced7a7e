import type { Page } from 'playwright';
import type { SyncRequest, SyncSession } from '#contract/sync.ts';

/** A sync in the benchmark's page that must complete. */
export async function syncEnvironment(
  page: Page,
  url: string,
  request: Omit<SyncRequest, 'startedBy'> = {},
): Promise<SyncSession> {
  const session = await page.evaluate(
    async ([address, options]) => {
      const { id } = await bench.addEnvironment(address);
      return bench.sync(id, { ...options, startedBy: 'user' });
    },
    [url, request] as const,
  );
  if (session.status === 'completed') return session;
  throw new Error(`The sync ended as ${session.status}: ${JSON.stringify(session.failure)}`);
}

/** Between two times of a session; throws where one of them is missing. */
export function millisecondsBetween(start: string | null, end: string | null): number {
  if (start === null || end === null) throw new Error('This part of the sync did not run.');
  return Date.parse(end) - Date.parse(start);
}

export function sessionMilliseconds({ startedAt, endedAt }: SyncSession): number {
  return millisecondsBetween(startedAt, endedAt);
}

export function phaseMilliseconds({ phases }: SyncSession, name: string): number {
  const phase = phases.find((each) => each.phase === name);
  return millisecondsBetween(phase?.startedAt ?? null, phase?.endedAt ?? null);
}
