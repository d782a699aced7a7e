import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl } from './answer-control.ts';
import { JSON_TYPE, sendError, sendHtml } from './answers.ts';
import { beginSession, sendHome } from './cookie-session.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import type { KnobBoard } from './knob-board.ts';
import { HTML_LOGIN, LOGIN_URL } from './pages.ts';
import type { RequestLog } from './request-log.ts';
import { endpointOf, findRoute } from './route.ts';
import type { Route } from './route.ts';
import type { Service } from './service.ts';
import type { Exchange } from './exchange.ts';

export interface RequestParts {
  readonly board: KnobBoard;
  readonly requests: RequestLog;
  readonly gatekeeper: Gatekeeper;
  readonly service: Service;
  readonly hasControls: boolean;
}

/** Answers as F&O does, or as the knobs say that it should fail. */
export async function answerRequest(
  parts: RequestParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { board, requests, gatekeeper, service } = parts;
  const address = readAddress(request.url ?? '/');
  if (address === null) {
    sendError(response, 400, 'The request address is not well formed.');
    return;
  }
  if (address.path === '/__demo/sign-in') {
    beginSession(response);
    return;
  }
  if (parts.hasControls && address.path.startsWith('/__demo/')) {
    await answerControl(parts, request, response);
    return;
  }
  const route = findRoute(address.path);
  const isPreflight = request.method === 'OPTIONS';
  const endpoint = isPreflight ? 'preflight' : endpointOf(route);
  const startedAt = performance.now();
  requests.note(endpoint);
  request.resume();

  const interruption = isPreflight ? null : board.takeInterruption(request.url ?? '');
  if (interruption?.how === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if (interruption?.how === 'hang') return;
  await waitFor(board.current.latencyMs[endpoint] ?? 0, response);
  if (response.destroyed || board.current.hang.includes(endpoint)) return;
  response.setHeader('Content-Type', JSON_TYPE);
  response.setHeader('OData-Version', '4.0');
  response.setHeader('ms-dyn-aid', randomUUID());
  response.setHeader('server-timing', `dur=${Math.round(performance.now() - startedAt)}`);
  gatekeeper.allowOrigins(response);

  if (isPreflight) {
    gatekeeper.answerPreflight(response);
    return;
  }
  if (interruption?.how === 'page') {
    sendHtml(response, 200, HTML_LOGIN);
    return;
  }
  if (interruption?.how === 'no_body') {
    response.end();
    return;
  }
  if (interruption?.how === 'redirect') {
    response.setHeader('Location', LOGIN_URL);
    sendHtml(response, 302, '');
    return;
  }
  if (!(await gatekeeper.admit(request, response, endpoint))) return;
  if (address.path === '/' && board.current.auth === 'cookie') {
    sendHome(response);
    return;
  }
  if (!hasRightMethod(route, { request, response })) return;
  const { query } = address;
  await service.answer(route, { request, response, endpoint, query, interruption });
}

function readAddress(raw: string): { path: string; query: URLSearchParams } | null {
  const [path = '', query = ''] = raw.split(/\?(.*)/s);
  try {
    return { path: decodeURIComponent(path), query: new URLSearchParams(query) };
  } catch {
    return null;
  }
}

function hasRightMethod(
  route: Route,
  { request, response }: Pick<Exchange, 'request' | 'response'>,
): boolean {
  const method = route.kind === 'action' ? 'POST' : 'GET';
  if (request.method === method) return true;
  response.setHeader('Allow', method);
  sendError(response, 405, 'The requested resource does not support this http method.');
  return false;
}

async function waitFor(ms: number, response: ServerResponse): Promise<void> {
  if (ms <= 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
