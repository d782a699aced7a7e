import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendHtml } from './answers.ts';
import { HTML_HOME } from './pages.ts';

const SESSION = 'demo-session=signed-in';

export function hasSession(request: IncomingMessage): boolean {
  return (request.headers.cookie ?? '').split(/;\s*/).includes(SESSION);
}

/** Signs in whoever comes, and leads to the home page. */
export function beginSession(response: ServerResponse): void {
  response.setHeader('Set-Cookie', `${SESSION}; Path=/; HttpOnly; SameSite=Lax`);
  response.setHeader('Location', '/');
  sendHtml(response, 302, '');
}

export function sendHome(response: ServerResponse): void {
  sendHtml(response, 200, HTML_HOME);
}
