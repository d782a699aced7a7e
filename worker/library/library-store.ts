import type { Failure } from '#contract/failure.ts';
import type { LibraryAddress } from '#contract/library.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';

/** A file of the library, and which state of it that is. */
export interface StoredFile {
  readonly blob: Blob;
  /** Null where the store does not let the page read it. */
  readonly etag: string | null;
}

/** What must be so for a file to be written: that there is none, or that it is still in this state. */
export type WriteCondition = { readonly isNew: true } | { readonly etag: string };

/** Null where the file is missing. Stops at the first byte too many. */
export async function readFile(
  library: LibraryAddress,
  name: string,
  maxBytes: number,
): Answer<StoredFile | null> {
  return sending(library, name, async (url) => {
    const response = await fetch(url, { ...CAUTIOUS, cache: 'no-store' });
    if (response.status === 404) return succeed(null);
    if (!response.ok) return fail(await refusalOf(url, response));
    const blob = await readAtMost(response, maxBytes);
    if (blob === null) return fail({ kind: 'bad_snapshot', problem: 'too_large', detail: '' });
    return succeed({ blob, etag: response.headers.get('etag') });
  });
}

/** False where the condition did not hold: somebody else has written meanwhile. */
export async function writeFile(
  library: LibraryAddress,
  { name, blob }: { readonly name: string; readonly blob: Blob },
  condition: WriteCondition,
): Answer<boolean> {
  return sending(library, name, async (url) => {
    const headers = new Headers({ 'content-type': blob.type || 'application/octet-stream' });
    if ('isNew' in condition) headers.set('if-none-match', '*');
    else headers.set('if-match', condition.etag);
    // Azure wants to know which kind of blob; other stores would have to allow the header for nothing.
    if (url.searchParams.has('sig')) headers.set('x-ms-blob-type', 'BlockBlob');
    const response = await fetch(url, { ...CAUTIOUS, method: 'PUT', headers, body: blob });
    await response.body?.cancel();
    if (response.status === 412 || response.status === 409) return succeed(false);
    return response.ok ? succeed(true) : fail(await refusalOf(url, response));
  });
}

const CAUTIOUS = {
  credentials: 'omit',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
} as const;

async function sending<T>(
  library: LibraryAddress,
  name: string,
  send: (url: URL) => Answer<T>,
): Answer<T> {
  const url = URL.parse(library.url);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    return fail({ kind: 'bad_config', place: 'library.url', problem: 'must be a web address' });
  }
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${name}`;
  try {
    return await send(url);
  } catch (error) {
    // A browser says no more than this of a request that it could not make.
    if (!(error instanceof TypeError)) throw error;
    if (navigator.onLine === false) return fail({ kind: 'offline' });
    return fail({ kind: 'unreachable', host: url.host, reason: error.message });
  }
}

/** Never with the address itself: its query may be a key. */
async function refusalOf({ host, pathname }: URL, { status, headers }: Response): Promise<Failure> {
  const requestId = headers.get('x-ms-request-id');
  if (status === 401 || status === 403) return { kind: 'forbidden', host, requestId };
  const message = headers.get('x-ms-error-code') ?? '';
  return { kind: 'service_error', path: pathname, status, message, requestId };
}

async function readAtMost(response: Response, maxBytes: number): Promise<Blob | null> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) return new Blob(pieces);
    length += piece.value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      return null;
    }
    pieces.push(piece.value);
  }
}
