import { sendError, sendNotFound } from './answers.ts';
import { sendFaultyBody } from './body.ts';
import {
  CollectionAnswers,
  elementsOf,
  findFault,
  isSpoilt,
  sendText,
} from './collection-answers.ts';
import type { Exchange } from './exchange.ts';
import type { KnobBoard } from './knob-board.ts';
import type { DemoVersion } from './modules.ts';
import type { ActionName, CollectionName, Route } from './route.ts';
import { schemaDocument } from './schema-document.ts';
import type { ServedCatalogue } from './served-catalogue.ts';
import { answerData } from './small-data-sets.ts';

/** What the environment shows at this moment. */
interface Shown {
  catalogue(): ServedCatalogue;
  version(): DemoVersion;
}

/** The metadata service and the little of the data service that is needed beside it. */
export class Service {
  readonly #url: string;
  readonly #board: KnobBoard;
  readonly #shown: Shown;
  readonly #collections: CollectionAnswers;

  constructor(url: string, board: KnobBoard, shown: Shown) {
    this.#url = url;
    this.#board = board;
    this.#shown = shown;
    this.#collections = new CollectionAnswers(url);
  }

  async prepare(): Promise<void> {
    for (const name of ['DataEntities', 'PublicEntities', 'PublicEnumerations'] as const) {
      await this.#collections.compressed(name, this.#shown.catalogue()).whole();
    }
  }

  async answer(route: Route, exchange: Exchange): Promise<void> {
    const { request, response, query } = exchange;
    const isMetadata = route.kind !== 'data' && route.kind !== 'action';
    const isRefused = query.has('$filter') || query.has('$select');
    if (isMetadata && isRefused && route.kind !== 'label_collection') {
      sendError(response, 400, 'The query specified in the URI is not valid.');
      return;
    }
    switch (route.kind) {
      case 'collection':
        await this.#sendCollection(route.collection, exchange);
        break;
      case 'element':
        await this.#sendElement(route, exchange);
        break;
      case 'label':
        await this.#sendLabel(route, exchange);
        break;
      case 'label_collection':
        sendError(response, 501, LABELS_ONE_BY_ONE);
        break;
      case 'action':
        await this.#sendActionResult(route.action, exchange);
        break;
      case 'data':
        await this.#sendData(route.resource, exchange);
        break;
      case 'unknown':
        sendNotFound(response, request.url ?? '');
    }
  }

  async #sendCollection(name: CollectionName, exchange: Exchange): Promise<void> {
    const asked = { name, catalogue: this.#shown.catalogue(), knobs: this.#board.current };
    await this.#collections.send(asked, exchange);
  }

  async #sendElement(
    { collection, key }: Extract<Route, { kind: 'element' }>,
    exchange: Exchange,
  ): Promise<void> {
    const elements = elementsOf(this.#shown.catalogue(), collection);
    const element = elements.find((each) => each.Name === key);
    if (element === undefined) {
      sendNotFound(exchange.response, exchange.request.url ?? '');
      return;
    }
    const context = `${this.#url}/metadata/$metadata#${collection}/$entity`;
    await this.#sendJson({ '@odata.context': context, ...element }, exchange);
  }

  async #sendLabel(
    { id, language }: Extract<Route, { kind: 'label' }>,
    exchange: Exchange,
  ): Promise<void> {
    const text = this.#shown.catalogue().labelText(id, language);
    const { unknownLabel } = this.#board.current;
    if (text === null && unknownLabel === '404') {
      sendNotFound(exchange.response, exchange.request.url ?? '');
      return;
    }
    const missing =
      unknownLabel === 'empty' ? '' : `Label '${id}' was not found for language '${language}'.`;
    await this.#sendJson(
      {
        '@odata.context': `${this.#url}/metadata/$metadata#Labels/$entity`,
        Id: id,
        Language: language,
        Value: text ?? missing,
      },
      exchange,
    );
  }

  async #sendActionResult(action: ActionName, exchange: Exchange): Promise<void> {
    const { modulesAction } = this.#board.current;
    if (action === 'GetInstalledModules' && modulesAction !== 'ok') {
      if (modulesAction === 404) sendNotFound(exchange.response, exchange.request.url ?? '');
      else sendError(exchange.response, 403, 'Access denied to the action GetInstalledModules.');
      return;
    }
    const value = actionResult(this.#shown.version(), action);
    const type = typeof value === 'string' ? 'Edm.String' : 'Collection(Edm.String)';
    const context = `${this.#url}/data/$metadata#${type}`;
    await this.#sendJson({ '@odata.context': context, value }, exchange);
  }

  async #sendData(resource: string, exchange: Exchange): Promise<void> {
    if (resource.toLowerCase() === '$metadata') return this.#sendSchema(exchange);
    const answer = answerData(resource, {
      url: this.#url,
      query: exchange.query,
      catalogue: () => this.#shown.catalogue(),
    });
    if (answer === null) {
      sendNotFound(exchange.response, exchange.request.url ?? '');
      return;
    }
    await this.#sendJson(answer, exchange);
  }

  async #sendSchema(exchange: Exchange): Promise<void> {
    exchange.response.setHeader('Content-Type', 'application/xml; charset=utf-8');
    const knobs = this.#board.current;
    const text = schemaDocument(this.#shown.catalogue(), knobs.edmxAnnotations);
    await sendText(text, knobs, exchange);
  }

  async #sendJson(value: object, exchange: Exchange): Promise<void> {
    const { response } = exchange;
    const text = JSON.stringify(value);
    const knobs = this.#board.current;
    const fault = findFault(knobs, exchange);
    const sent = isSpoilt(knobs, exchange) ? `${text.slice(0, text.length / 2)}"oops` : text;
    if (fault === null) response.end(sent);
    else await sendFaultyBody(response, [sent], { fault, isCompressed: false });
  }
}

const LABELS_ONE_BY_ONE = 'The label id and language must be provided as part of the key segment.';

function actionResult(version: DemoVersion, action: ActionName): string | readonly string[] {
  switch (action) {
    case 'GetInstalledModules':
      return version.modules;
    case 'GetApplicationVersion':
      return version.applicationVersion;
    case 'GetPlatformBuildVersion':
      return version.platformVersion;
    case 'GetApplicationBuildVersion':
      return version.buildVersion;
  }
}
