import type { Environment, EnvironmentId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer } from '#contract/outcome.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** An environment is asked no more often than this by itself. */
const PAUSE_MS = 60 * 60_000;

export interface QuietCheckParts {
  readonly db: Database;
  /** Asks the environment, whatever is known already. */
  readonly check: (environment: EnvironmentId) => Answer<unknown>;
}

/**
 * Asks environments for their versions without anybody having asked for it. Attempts are stored before they are made,
 * so that neither several tabs nor a change of owner multiplies them; what fails is told by `readFailedCheck` only.
 */
export async function checkQuietly(
  { db, check }: QuietCheckParts,
  environments: readonly Environment[],
): Promise<void> {
  const now = new Date();
  await Promise.all(
    environments
      .filter((environment) => canBeAsked(environment) && isDue(db, environment, now))
      .map(async ({ id }) => {
        db.run(noteAttempt, { environment: id, now: now.toISOString() });
        const outcome = await check(id);
        // It may have been removed meanwhile.
        if (!outcome.ok) noteFailure(db, id, { failure: outcome.failure, now: now.toISOString() });
      }),
  );
}

export interface FailedCheck {
  readonly uncheckedSince: string;
  readonly failure: Failure;
}

/** Null where the last quiet check succeeded, or somebody's check after it. */
export function readFailedCheck(db: Database, environment: EnvironmentId): FailedCheck | null {
  const row = db.first(failedCheck, { environment });
  if (row === undefined) return null;
  // Written by noteFailure below.
  return { uncheckedSince: row.failed_since, failure: JSON.parse(row.failure) as Failure };
}

/** What is known from files cannot be asked, and a snapshot stays as it was. */
function canBeAsked({ transport, kind }: Environment): boolean {
  return transport !== 'file' && kind !== 'snapshot';
}

function isDue(db: Database, { id, versionCheckedAt }: Environment, now: Date): boolean {
  const attemptedAt = db.first(attempt, { environment: id })?.attempted_at ?? null;
  return [versionCheckedAt, attemptedAt].every(
    (at) => at === null || now.getTime() - Date.parse(at) >= PAUSE_MS,
  );
}

function noteFailure(
  db: Database,
  environment: EnvironmentId,
  { failure, now }: { readonly failure: Failure; readonly now: string },
): void {
  const since = readFailedCheck(db, environment)?.uncheckedSince ?? now;
  db.run(storeFailure, { environment, since, failure: JSON.stringify(failure) });
}

const attempt = statement<{ environment: EnvironmentId }, { attempted_at: string | null }>(
  'SELECT attempted_at FROM version_check WHERE environment_id = :environment',
);

const noteAttempt = statement<{ environment: EnvironmentId; now: string }>(/* sql */ `
  INSERT INTO version_check (environment_id, attempted_at) VALUES (:environment, :now)
  ON CONFLICT DO UPDATE SET attempted_at = excluded.attempted_at
`);

const storeFailure = statement<{
  environment: EnvironmentId;
  since: string;
  failure: string;
}>(/* sql */ `
  UPDATE version_check SET failed_since = :since, failure = :failure
  WHERE environment_id = :environment
`);

// A check that succeeded after it, by whomever, makes a failure history.
const failedCheck = statement<
  { environment: EnvironmentId },
  { failed_since: string; failure: string }
>(/* sql */ `
  SELECT failed_since, failure FROM version_check
  WHERE environment_id = :environment AND failed_since IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM environment_version link
    WHERE link.environment_id = :environment AND link.ended_at IS NULL
      AND link.checked_at >= version_check.attempted_at
  )
`);
