import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendChallenge, sendError, sendHtml } from './answers.ts';
import { hasSession } from './cookie-session.ts';
import type { KnobBoard } from './knob-board.ts';
import type { Endpoint } from './knobs.ts';
import { HTML_LOGIN, HTML_MAINTENANCE, LOGIN_URL } from './pages.ts';

export type VerifyToken = (token: string) => boolean | Promise<boolean>;

/** Stands in front of the service: faults of the whole environment, sign-in, CORS. */
export class Gatekeeper {
  readonly #board: KnobBoard;
  readonly #verifyToken: VerifyToken;

  constructor(board: KnobBoard, verifyToken: VerifyToken) {
    this.#board = board;
    this.#verifyToken = verifyToken;
  }

  allowOrigins(response: ServerResponse): void {
    if (!this.#board.current.cors) return;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After, ms-dyn-aid, server-timing');
  }

  /** F&O knows no CORS: a preflight carries no token, so it is refused like any other stranger. */
  answerPreflight(response: ServerResponse): void {
    if (!this.#board.current.cors) {
      sendChallenge(response);
      return;
    }
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
    response.setHeader('Access-Control-Allow-Headers', '*, authorization');
    response.setHeader('Access-Control-Max-Age', '600');
    response.statusCode = 204;
    response.end();
  }

  /** False if the request has been answered here. */
  async admit(
    request: IncomingMessage,
    response: ServerResponse,
    endpoint: Endpoint,
  ): Promise<boolean> {
    if (this.#isOutOfOrder(request, response)) return false;
    if (!(await this.#isSignedIn(request))) {
      this.#sendToLogin(response);
      return false;
    }
    // Whoever is no user of the environment may read the plain data service, and no more.
    if (this.#board.current.userMapped || endpoint === 'data') return true;
    sendError(response, 403, 'The user is not authorized to access this environment.');
    return false;
  }

  #isOutOfOrder(request: IncomingMessage, response: ServerResponse): boolean {
    const { maintenance, htmlLogin } = this.#board.current;
    if (maintenance) {
      sendHtml(response, 503, HTML_MAINTENANCE);
      return true;
    }
    if (htmlLogin) {
      sendHtml(response, 200, HTML_LOGIN);
      return true;
    }
    const rejection = this.#board.takeRejection(request.url ?? '');
    if (rejection === null) return false;
    if (rejection.retryAfterSeconds !== undefined) {
      response.setHeader('Retry-After', String(rejection.retryAfterSeconds));
    }
    if (rejection.claims !== undefined) {
      const claims = Buffer.from(rejection.claims).toString('base64url');
      const challenge = `Bearer error="insufficient_claims", claims="${claims}"`;
      response.setHeader('WWW-Authenticate', challenge);
    }
    sendError(response, rejection.status, 'An error has occurred.');
    return true;
  }

  async #isSignedIn(request: IncomingMessage): Promise<boolean> {
    const { auth } = this.#board.current;
    if (auth === 'none') return true;
    if (auth === 'cookie') return hasSession(request);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    return token !== undefined && (await this.#verifyToken(token));
  }

  #sendToLogin(response: ServerResponse): void {
    switch (this.#board.current.refusal) {
      case '401':
        sendChallenge(response);
        break;
      case 'redirect':
        response.setHeader('Location', LOGIN_URL);
        sendHtml(response, 302, '');
        break;
      case 'page':
        sendHtml(response, 200, HTML_LOGIN);
    }
  }
}
