import type { Readable } from 'node:stream';

/** `too_long` beyond `limitBytes`, the rest is then not read; `cut` if the other side went away. */
export async function readBody(
  body: Readable,
  limitBytes: number,
): Promise<Buffer | 'too_long' | 'cut'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > limitBytes) return 'too_long';
      chunks.push(chunk);
    }
  } catch {
    return 'cut';
  }
  return Buffer.concat(chunks);
}

/** The first `limitBytes`, or what there was of them when the other side went away. Closes `body`. */
export async function readStart(body: Readable, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= limitBytes) break;
    }
  } catch {
    // What came before it broke off is all there is.
  }
  body.on('error', () => {}).destroy();
  return Buffer.concat(chunks).subarray(0, limitBytes);
}
