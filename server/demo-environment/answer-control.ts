import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendError, sendNotFound } from './answers.ts';
import type { KnobBoard } from './knob-board.ts';
import { findKnobMistake } from './knobs.ts';
import type { Knobs } from './knobs.ts';
import type { RequestLog } from './request-log.ts';

interface Controls {
  readonly board: KnobBoard;
  readonly requests: RequestLog;
}

/** Answers under /__demo/: knobs are read and turned, requests counted. No F&O has that. */
export async function answerControl(
  { board, requests }: Controls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  response.setHeader('Content-Type', 'application/json');
  switch (`${request.method} ${request.url}`) {
    case 'POST /__demo/knobs': {
      const change = parseKnobs(body, request.headers['content-type'] ?? '');
      if (typeof change === 'string') {
        sendError(response, 400, change);
        return;
      }
      board.set(change);
      response.end(JSON.stringify(board.current));
      break;
    }
    case 'GET /__demo/knobs':
      response.end(JSON.stringify(board.current));
      break;
    case 'DELETE /__demo/requests':
      requests.reset();
      response.end(JSON.stringify(requests.read()));
      break;
    case 'GET /__demo/requests':
      response.end(JSON.stringify(requests.read()));
      break;
    default:
      sendNotFound(response, request.url ?? '');
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** A page of another origin can send text without asking, but not JSON: that keeps it away from the knobs. */
function parseKnobs(body: string, contentType: string): Partial<Knobs> | string {
  if (!contentType.startsWith('application/json')) return 'Knobs are sent as application/json.';
  try {
    const value: unknown = JSON.parse(body);
    const mistake = findKnobMistake(value);
    // What findKnobMistake lets through has the names and the types of knobs.
    return mistake ?? (value as Partial<Knobs>);
  } catch {
    return 'This is no JSON.';
  }
}
