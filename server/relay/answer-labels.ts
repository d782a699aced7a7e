import type { FastifyReply } from 'fastify';
import type { LabelSource } from './fetch-label.ts';
import { parseLabelRequest } from './label-request.ts';
import { refuseInput, sendRefusal } from './refusal.ts';
import { streamLabels } from './stream-labels.ts';

/** Answers with one JSON object a line, each as soon as its label is known. */
export async function answerLabels(
  source: LabelSource,
  body: Buffer,
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
  await streamLabels(source, labels, (line) => response.write(`${JSON.stringify(line)}\n`));
  response.end();
}
