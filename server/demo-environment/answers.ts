import type { ServerResponse } from 'node:http';

export const JSON_TYPE = 'application/json; odata.metadata=minimal; charset=utf-8';

/** An error as OData services put it; the code is empty in F&O. */
export function sendError(response: ServerResponse, status: number, message: string): void {
  response.setHeader('Content-Type', JSON_TYPE);
  response.statusCode = status;
  response.end(JSON.stringify({ error: { code: '', message } }));
}

/** No such thing, in the words of the routing in front of the service. */
export function sendNotFound(response: ServerResponse, path: string): void {
  response.setHeader('Content-Type', JSON_TYPE);
  response.statusCode = 404;
  response.end(
    JSON.stringify({
      Message: `No HTTP resource was found that matches the request URI '${path}'.`,
      MessageDetail: 'No route data was found for this request.',
    }),
  );
}

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.statusCode = status;
  response.end(html);
}

/** 401 from the module in front of the service: it says where to sign in, and nothing else. */
export function sendChallenge(response: ServerResponse): void {
  response.setHeader(
    'WWW-Authenticate',
    'Bearer authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
  );
  response.removeHeader('OData-Version');
  sendHtml(response, 401, '');
}
