import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  CompressedBody,
  collectionText,
  sendChunks,
  sendFaultyBody,
  spoilText,
  toChunks,
} from './body.ts';
import type { BodyFault } from './body.ts';
import type { DemoScale } from './demo-catalogue.ts';
import { findKnobMistake } from './knobs.ts';
import type { Endpoint, Knobs } from './knobs.ts';
import { HTML_LOGIN, HTML_MAINTENANCE, LOGIN_URL } from './pages.ts';
import type { RequestLog } from './request-log.ts';
import { endpointOf, findRoute } from './route.ts';
import type { ActionName, CollectionName, Route } from './route.ts';
import { answerData } from './small-data-sets.ts';
import { chooseCatalogue } from './served-catalogue.ts';
import type { NamedElement, ServedCatalogue } from './served-catalogue.ts';

export type VerifyToken = (token: string) => boolean | Promise<boolean>;

interface Parts {
  readonly knobs: Knobs;
  readonly scale: DemoScale;
  readonly fromFiles: ServedCatalogue | null;
  readonly requests: RequestLog;
  readonly verifyToken: VerifyToken;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly endpoint: Endpoint;
  readonly query: URLSearchParams;
  readonly startedAt: number;
}

/** Answers as F&O does, or as the knobs say that it should fail. */
export class AnswerRequest {
  /** Set once the port is known. */
  url = '';
  #knobs: Knobs;
  readonly #parts: Parts;
  readonly #compressedBodies = new Map<string, CompressedBody>();
  #requestNumber = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#knobs = parts.knobs;
  }

  get knobs(): Knobs {
    return this.#knobs;
  }

  setKnobs(change: Partial<Knobs>): void {
    this.#knobs = { ...this.#knobs, ...change };
  }

  catalogue(): ServedCatalogue {
    return chooseCatalogue(this.#choice(), this.#parts.fromFiles);
  }

  async prepare(): Promise<void> {
    for (const name of ['DataEntities', 'PublicEntities', 'PublicEnumerations'] as const) {
      const body = this.#compressedBody(name);
      for await (const chunk of body.read()) void chunk;
    }
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = readAddress(request.url ?? '/');
    if (address === null) {
      sendError(response, 400, 'The request address is not well formed.');
      return;
    }
    if (address.path.startsWith('/__demo/')) {
      await this.#answerControl(address.path, request, response);
      return;
    }
    const route = findRoute(address.path);
    const isPreflight = request.method === 'OPTIONS';
    const endpoint = isPreflight ? 'preflight' : endpointOf(route);
    const exchange = {
      request,
      response,
      endpoint,
      query: address.query,
      startedAt: performance.now(),
    };
    this.#parts.requests.begin(endpoint);
    response.once('close', () => this.#parts.requests.end(endpoint));
    request.resume();

    await waitFor(this.#knobs.latencyMs[endpoint] ?? 0, response);
    if (response.destroyed || this.#knobs.hang.includes(endpoint)) return;
    this.#setHeaders(exchange);
    if (isPreflight) {
      this.#answerPreflight(response);
      return;
    }
    if (this.#refuse(exchange) || !(await this.#admit(exchange))) return;
    await this.#answerRoute(route, exchange);
  }

  #setHeaders({ response, startedAt }: Exchange): void {
    response.setHeader('Content-Type', JSON_TYPE);
    response.setHeader('OData-Version', '4.0');
    response.setHeader('ms-dyn-aid', randomUUID());
    response.setHeader('server-timing', `dur=${Math.round(performance.now() - startedAt)}`);
    if (!this.#knobs.cors) return;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After, ms-dyn-aid, server-timing');
  }

  /** F&O knows no CORS: a preflight carries no token, so it is refused like any other stranger. */
  #answerPreflight(response: ServerResponse): void {
    if (!this.#knobs.cors) {
      challenge(response);
      return;
    }
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
    response.setHeader('Access-Control-Allow-Headers', '*, authorization');
    response.setHeader('Access-Control-Max-Age', '600');
    response.statusCode = 204;
    response.end();
  }

  /** True if a fault of the whole environment has answered. */
  #refuse({ request, response }: Exchange): boolean {
    if (this.#knobs.maintenance) {
      sendHtml(response, 503, HTML_MAINTENANCE);
      return true;
    }
    if (this.#knobs.htmlLogin) {
      sendHtml(response, 200, HTML_LOGIN);
      return true;
    }
    const rejection = this.#takeRejection(request.url ?? '');
    if (rejection !== null) {
      if (rejection.retryAfterSeconds !== undefined) {
        response.setHeader('Retry-After', String(rejection.retryAfterSeconds));
      }
      sendError(response, rejection.status, 'An error has occurred.');
      return true;
    }
    const { throttle } = this.#knobs;
    this.#requestNumber++;
    if (throttle === null || this.#requestNumber % throttle.every !== 0) return false;
    response.setHeader('Retry-After', String(throttle.retryAfterSeconds));
    sendError(response, 429, TOO_MANY_REQUESTS);
    return true;
  }

  #takeRejection(path: string): Knobs['rejections'][number] | null {
    const { rejections } = this.#knobs;
    const found = rejections.find(
      (each) => each.times > 0 && new RegExp(each.path, 'i').test(path),
    );
    if (found === undefined) return null;
    this.setKnobs({
      rejections: rejections.map((each) =>
        each === found ? { ...each, times: each.times - 1 } : each,
      ),
    });
    return found;
  }

  /** False if the caller was turned away. */
  async #admit({ request, response, endpoint }: Exchange): Promise<boolean> {
    if (this.#knobs.auth === 'none') return this.#admitUser(response, endpoint);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined && (await this.#parts.verifyToken(token))) {
      return this.#admitUser(response, endpoint);
    }
    switch (this.#knobs.refusal) {
      case '401':
        challenge(response);
        break;
      case 'redirect':
        response.setHeader('Location', LOGIN_URL);
        sendHtml(response, 302, '');
        break;
      case 'page':
        sendHtml(response, 200, HTML_LOGIN);
    }
    return false;
  }

  /** Whoever is no user of the environment may read the plain data service's metadata, and no more. */
  #admitUser(response: ServerResponse, endpoint: Endpoint): boolean {
    if (this.#knobs.userMapped || endpoint === 'data') return true;
    sendError(response, 403, 'The user is not authorized to access this environment.');
    return false;
  }

  async #answerRoute(route: Route, exchange: Exchange): Promise<void> {
    const { request, response, query } = exchange;
    const mustBePost = route.kind === 'action';
    if (request.method !== (mustBePost ? 'POST' : 'GET')) {
      response.setHeader('Allow', mustBePost ? 'POST' : 'GET');
      sendError(response, 405, 'The requested resource does not support this http method.');
      return;
    }
    const isMetadata = route.kind !== 'data' && route.kind !== 'action';
    if (isMetadata && this.#knobs.select400 && query.has('$select')) {
      sendError(response, 400, 'The query specified in the URI is not valid.');
      return;
    }
    switch (route.kind) {
      case 'collection':
        await this.#sendCollection(route.collection, exchange);
        break;
      case 'element':
        await this.#sendElement(route.collection, route.key, exchange);
        break;
      case 'label':
        await this.#sendLabel(route.id, route.language, exchange);
        break;
      case 'label_collection':
        sendError(response, 501, LABELS_ONE_BY_ONE);
        break;
      case 'action':
        await this.#sendActionResult(route.action, exchange);
        break;
      case 'data': {
        const answer = answerData(route.resource, {
          url: this.url,
          query,
          catalogue: () => this.catalogue(),
        });
        if (answer === null) sendNotFound(response, request.url ?? '');
        else await this.#sendText(answer.text, exchange, answer.contentType);
        break;
      }
      case 'unknown':
        sendNotFound(response, request.url ?? '');
    }
  }

  async #sendCollection(name: CollectionName, exchange: Exchange): Promise<void> {
    const { response, request, endpoint, query } = exchange;
    const isCompressed =
      this.#knobs.gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    response.setHeader('Vary', 'Accept-Encoding');
    if (isCompressed) response.setHeader('Content-Encoding', 'gzip');

    const fault = findFault(this.#knobs, endpoint);
    const isPlain =
      fault === null &&
      !this.#knobs.invalidJson.includes(endpoint) &&
      this.#knobs.page === 0 &&
      (this.#knobs.topIgnored || !query.has('$top'));
    if (isPlain && isCompressed) {
      await sendChunks(response, this.#compressedBody(name).read());
      return;
    }
    const text = this.#collectionText(name, exchange);
    if (fault !== null) await sendFaultyBody(response, text, { fault, isCompressed });
    else if (isCompressed) await sendChunks(response, new CompressedBody(text).read());
    else await sendChunks(response, toChunks(text));
  }

  #collectionText(name: CollectionName, { endpoint, query }: Exchange): Iterable<string> {
    const { page, topIgnored, invalidJson } = this.#knobs;
    const all = elementsOf(this.catalogue(), name);
    const first = Number(query.get('$skiptoken') ?? 0);
    const size = page > 0 ? page : all.length;
    const top = topIgnored ? Infinity : Number(query.get('$top') ?? Infinity);
    const elements = all.slice(first, Math.min(first + size, top));
    const next = first + size;
    const nextLink =
      next < Math.min(all.length, top) ? `${this.url}/metadata/${name}?$skiptoken=${next}` : null;
    const text = collectionText(this.#context(name), elements, nextLink);
    return invalidJson.includes(endpoint) ? spoilText(text, Math.floor(elements.length / 2)) : text;
  }

  /** Made for each catalogue once: compressing 45 MB takes longer than sending them. */
  #compressedBody(name: CollectionName): CompressedBody {
    const key = `${name} ${JSON.stringify(this.#choice())}`;
    const known = this.#compressedBodies.get(key);
    if (known !== undefined) return known;
    const elements = elementsOf(this.catalogue(), name);
    const body = new CompressedBody(collectionText(this.#context(name), elements, null));
    this.#compressedBodies.set(key, body);
    return body;
  }

  async #sendElement(name: CollectionName, key: string, exchange: Exchange): Promise<void> {
    const element = elementsOf(this.catalogue(), name).find((each) => each.Name === key);
    if (element === undefined) {
      sendNotFound(exchange.response, exchange.request.url ?? '');
      return;
    }
    await this.#sendJson(
      { '@odata.context': this.#context(`${name}/$entity`), ...element },
      exchange,
    );
  }

  async #sendLabel(id: string, language: string, exchange: Exchange): Promise<void> {
    const text = this.catalogue().labelText(id, language);
    const { unknownLabel } = this.#knobs;
    if (text === null && unknownLabel === '404') {
      sendNotFound(exchange.response, exchange.request.url ?? '');
      return;
    }
    const missing =
      unknownLabel === 'empty' ? '' : `Label '${id}' was not found for language '${language}'.`;
    await this.#sendJson(
      {
        '@odata.context': this.#context('Labels/$entity'),
        Id: id,
        Language: language,
        Value: text ?? missing,
      },
      exchange,
    );
  }

  async #sendActionResult(action: ActionName, exchange: Exchange): Promise<void> {
    const { modulesAction } = this.#knobs;
    if (action === 'GetInstalledModules' && modulesAction !== 'ok') {
      if (modulesAction === 404) sendNotFound(exchange.response, exchange.request.url ?? '');
      else sendError(exchange.response, 403, 'Access denied to the action GetInstalledModules.');
      return;
    }
    const value = actionResult(this.catalogue(), action);
    const type = typeof value === 'string' ? 'Edm.String' : 'Collection(Edm.String)';
    await this.#sendJson(
      { '@odata.context': `${this.url}/data/$metadata#${type}`, value },
      exchange,
    );
  }

  #sendJson(value: object, exchange: Exchange): Promise<void> {
    return this.#sendText(JSON.stringify(value), exchange, JSON_TYPE);
  }

  async #sendText(
    text: string,
    { response, endpoint }: Exchange,
    contentType: string,
  ): Promise<void> {
    response.setHeader('Content-Type', contentType);
    const fault = findFault(this.#knobs, endpoint);
    const isSpoilt = this.#knobs.invalidJson.includes(endpoint);
    const sent = isSpoilt ? `${text.slice(0, text.length / 2)}"oops` : text;
    if (fault === null) response.end(sent);
    else await sendFaultyBody(response, [sent], { fault, isCompressed: false });
  }

  async #answerControl(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await readBody(request);
    response.setHeader('Content-Type', 'application/json');
    switch (`${request.method} ${path}`) {
      case 'POST /__demo/knobs': {
        const change = parseKnobs(body, request.headers['content-type'] ?? '');
        if (typeof change === 'string') {
          sendError(response, 400, change);
          return;
        }
        this.setKnobs(change);
        response.end(JSON.stringify(this.#knobs));
        break;
      }
      case 'GET /__demo/knobs':
        response.end(JSON.stringify(this.#knobs));
        break;
      case 'DELETE /__demo/requests':
        this.#parts.requests.reset();
        response.end(JSON.stringify(this.#parts.requests.read()));
        break;
      case 'GET /__demo/requests':
        response.end(JSON.stringify(this.#parts.requests.read()));
        break;
      default:
        sendNotFound(response, path);
    }
  }

  #choice() {
    const { release, configurationFlip } = this.#knobs;
    return { release, scale: this.#parts.scale, isFlipped: configurationFlip };
  }

  #context(fragment: string): string {
    return `${this.url}/metadata/$metadata#${fragment}`;
  }
}

const JSON_TYPE = 'application/json; odata.metadata=minimal; charset=utf-8';
const LABELS_ONE_BY_ONE = 'The label id and language must be provided as part of the key segment.';
const TOO_MANY_REQUESTS =
  'This request could not be processed at this time due to system experiencing high resource utilization.';

function readAddress(raw: string): { path: string; query: URLSearchParams } | null {
  const [path = '', query = ''] = raw.split(/\?(.*)/s);
  try {
    return { path: decodeURIComponent(path), query: new URLSearchParams(query) };
  } catch {
    return null;
  }
}

function elementsOf(catalogue: ServedCatalogue, name: CollectionName): readonly NamedElement[] {
  switch (name) {
    case 'DataEntities':
      return catalogue.dataEntities;
    case 'PublicEntities':
      return catalogue.publicEntities;
    case 'PublicEnumerations':
      return catalogue.publicEnumerations;
  }
}

function actionResult(catalogue: ServedCatalogue, action: ActionName): string | readonly string[] {
  switch (action) {
    case 'GetInstalledModules':
      return catalogue.modules;
    case 'GetApplicationVersion':
      return catalogue.applicationVersion;
    case 'GetPlatformBuildVersion':
      return catalogue.platformVersion;
    case 'GetApplicationBuildVersion':
      return catalogue.buildVersion;
  }
}

function findFault(knobs: Knobs, endpoint: Endpoint): BodyFault | null {
  const faults = {
    drop: knobs.dropAtBytes[endpoint],
    truncate: knobs.truncateAtBytes[endpoint],
    hang: knobs.hangAtBytes[endpoint],
  };
  if (faults.drop !== undefined) return { kind: 'drop', atBytes: faults.drop };
  if (faults.truncate !== undefined) return { kind: 'truncate', atBytes: faults.truncate };
  return faults.hang === undefined ? null : { kind: 'hang', atBytes: faults.hang };
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

function challenge(response: ServerResponse): void {
  response.setHeader(
    'WWW-Authenticate',
    `Bearer authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"`,
  );
  response.removeHeader('OData-Version');
  sendHtml(response, 401, '');
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.statusCode = status;
  response.end(html);
}

function sendError(response: ServerResponse, status: number, message: string): void {
  response.setHeader('Content-Type', JSON_TYPE);
  response.statusCode = status;
  response.end(JSON.stringify({ error: { code: '', message } }));
}

function sendNotFound(response: ServerResponse, path: string): void {
  response.setHeader('Content-Type', JSON_TYPE);
  response.statusCode = 404;
  response.end(
    JSON.stringify({
      Message: `No HTTP resource was found that matches the request URI '${path}'.`,
      MessageDetail: 'No route data was found for this request.',
    }),
  );
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
