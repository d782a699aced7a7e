import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { MAX_SNAPSHOT_BYTES } from '#contract/snapshot.ts';

export interface SnapshotFetch {
  /** Of this app, and those that its host allows. */
  readonly allowed: readonly string[];
  readonly fetch: typeof fetch;
}

/** Loads a file from an address that somebody else wrote into a link: without cookies, and not without end. */
export async function fetchSnapshot(
  address: string,
  { allowed, fetch }: SnapshotFetch,
): Answer<Blob> {
  const url = URL.parse(address);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    return fail({ kind: 'bad_address', address, problem: 'not_a_url' });
  }
  if (url.username !== '' || url.password !== '') {
    return fail({ kind: 'bad_address', address: url.host, problem: 'has_credentials' });
  }
  if (!allowed.includes(url.origin)) return fail({ kind: 'address_not_allowed', host: url.host });
  try {
    const options = {
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    } as const;
    const response = await fetch(url, options);
    if (!response.ok) return fail(refusal(url, `it answers ${response.status}`));
    return await readBlob(response);
  } catch (error) {
    // A browser says no more than this of a request that it could not make.
    if (!(error instanceof TypeError)) throw error;
    return fail(refusal(url, 'the browser could not load the file'));
  }
}

function refusal({ host }: URL, reason: string): Failure {
  return { kind: 'unreachable', host, reason };
}

async function readBlob(response: Response): Answer<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) return succeed(new Blob(pieces));
    length += piece.value.length;
    if (length > MAX_SNAPSHOT_BYTES) {
      await reader?.cancel();
      return fail({ kind: 'bad_snapshot', problem: 'too_large', detail: '' });
    }
    pieces.push(piece.value);
  }
}
