import { JsonArraySplitter } from '../../../worker/metadata-service/split-json-array.ts';

/** Streams a list of the service through the relay; each element is believed to be what it should be. */
export async function readList<T>(
  host: string,
  list: string,
  add: (element: T) => void,
): Promise<void> {
  const response = await fetch(`${location.origin}/relay/${host}/metadata/${list}`, {
    headers: { Accept: 'application/json', 'x-atlas-relay': '1' },
    cache: 'no-store',
  });
  if (!response.ok || response.body === null) throw new Error(`${list}: ${response.status}`);
  const splitter = new JsonArraySplitter();
  const decoder = new TextDecoder();
  for await (const chunk of piecesOf(response.body)) {
    for (const bytes of splitter.push(chunk)) add(JSON.parse(decoder.decode(bytes)));
  }
  if (splitter.end().kind !== 'complete') throw new Error(`${list} is incomplete.`);
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}
