import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { LabelSource } from './fetch-label.ts';
import type { LabelGates } from './label-gate.ts';
import { parseLabelRequest } from './label-request.ts';
import { refuseInput, sendRefusal } from './refusal.ts';
import { streamLabels, type LabelLine } from './stream-labels.ts';

export interface LabelQuestion {
  readonly source: LabelSource;
  readonly gates: LabelGates;
  readonly body: Buffer;
}

/** Answers with one JSON object a line, each as soon as its label is known. */
export async function answerLabels(
  { source, gates, body }: LabelQuestion,
  reply: FastifyReply,
): Promise<void> {
  const labels = parseLabelRequest(body);
  if (labels === null) {
    const problem = 'expected { "language": "en-US", "ids": [at most 5000 label ids] }';
    return sendRefusal(reply, refuseInput(400, 'body', problem));
  }
  const { raw: response } = reply.hijack();
  response.writeHead(200, {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.flushHeaders();
  const write = lineWriter(response, source.signal);
  try {
    await gates.use(source.upstream.host, (gate) => streamLabels(source, labels, { gate, write }));
    response.end();
  } catch (error) {
    response.destroy(); // without its last line it is known to be cut
    throw error;
  }
}

/** Each line settles when the reader has made room for the next, or has gone. */
function lineWriter(
  response: ServerResponse,
  signal: AbortSignal,
): (line: LabelLine) => Promise<void> {
  let room: Promise<unknown> = Promise.resolve();
  let isFull = false;
  return async (line) => {
    if (response.write(`${JSON.stringify(line)}\n`) || signal.aborted) return;
    if (!isFull) {
      isFull = true;
      room = once(response, 'drain', { signal }).catch(() => {}); // gone: whoever asks looks at the signal
      void room.then(() => (isFull = false));
    }
    await room;
  };
}
