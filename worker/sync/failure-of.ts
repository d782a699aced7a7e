import type { Failure } from '#contract/failure.ts';

// https://sqlite.org/rescode.html; the lowest byte says the kind, the rest is detail.
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;

/**
 * What an exception that ended a sync was. A full disk is something a user can act on; SQLite reports it as
 * "full", or as an input/output error when the browser refuses to write on. Everything else is a defect.
 */
export async function failureOf(error: unknown): Promise<Failure> {
  const code = resultCodeOf(error);
  const isWriteError = code === SQLITE_FULL || code === SQLITE_IOERR;
  const { usage = 0, quota = 0 } = isWriteError ? await estimate() : {};
  if (code === SQLITE_FULL || (quota > 0 && usage > 0.95 * quota)) {
    return { kind: 'storage_full', usedBytes: usage, quotaBytes: quota };
  }
  return { kind: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}

function resultCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('resultCode' in error)) return null;
  return typeof error.resultCode === 'number' ? error.resultCode & 0xff : null;
}

async function estimate(): Promise<StorageEstimate> {
  return (await navigator.storage?.estimate?.()) ?? {};
}
