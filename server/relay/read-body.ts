import type { IncomingMessage } from 'node:http';

/** `too_long` beyond `limitBytes`, the rest is then not read; `cut` if the caller went away. */
export async function readBody(
  incoming: IncomingMessage,
  limitBytes: number,
): Promise<Buffer | 'too_long' | 'cut'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > limitBytes) return 'too_long';
      chunks.push(chunk);
    }
  } catch {
    return 'cut';
  }
  return Buffer.concat(chunks);
}
