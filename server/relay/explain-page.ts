import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, constants, unzipSync } from 'node:zlib';
import type { Failure } from '#contract/failure.ts';
import { readStart } from './read-body.ts';
import { requestIdOf } from './relay-headers.ts';
import type { UpstreamAnswer } from './upstream.ts';

const MAX_PAGE_BYTES = 64 * 1024;
const MAX_UNZIPPED_BYTES = 4 * 1024 * 1024;

/** What only the pages say that Entra, AD FS and the service itself show to somebody who is not signed in. */
const SIGN_IN =
  /login\.(?:microsoftonline|windows|partner\.microsoftonline|live)\.|\/adfs\/ls|wsignin1\.0|name=["']?wresult|SAMLRequest|type=["']?password/i;

export function isPage({ headers }: UpstreamAnswer): boolean {
  return /html/i.test(contentTypeOf(headers));
}

/** What it means that a web page came where JSON was asked for. The page is not read beyond its beginning. */
export async function explainPage(
  answer: UpstreamAnswer,
  host: string,
  path: string,
): Promise<Failure> {
  const { headers } = answer;
  const requestId = requestIdOf(headers);
  const start = await readStart(answer.body, MAX_PAGE_BYTES);
  if (SIGN_IN.test(unzipStart(start, String(headers['content-encoding'] ?? '')))) {
    return { kind: 'sign_in_required', host, claims: null, requestId };
  }
  return { kind: 'not_json', path, contentType: contentTypeOf(headers), requestId };
}

function contentTypeOf(headers: IncomingHttpHeaders): string {
  return String(headers['content-type'] ?? '');
}

/** As text, as far as it can be read. */
function unzipStart(start: Buffer, encoding: string): string {
  try {
    if (/gzip|deflate/i.test(encoding)) {
      const finishFlush = constants.Z_SYNC_FLUSH;
      return String(unzipSync(start, { finishFlush, maxOutputLength: MAX_UNZIPPED_BYTES }));
    }
    if (/br/i.test(encoding)) {
      const finishFlush = constants.BROTLI_OPERATION_FLUSH;
      return String(
        brotliDecompressSync(start, { finishFlush, maxOutputLength: MAX_UNZIPPED_BYTES }),
      );
    }
  } catch {
    return ''; // not compressed as it says, or a bomb: then it is no page that we know
  }
  return String(start);
}
