import { fail, succeed } from '#contract/outcome.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import { isEndless, knownText, TOO_LONG } from './known-text.ts';
import { LabelWriter } from './label-writer.ts';
import type { LabelRequest } from '../metadata-service.ts';
import { parseLabelLine } from './parse-label-line.ts';
import { runLanes } from '../run-lanes.ts';
import type { ServiceAnswer } from '../service-answer.ts';
import type { ServiceClient, ServiceRequest } from '../service-client.ts';

const IDS_PER_REQUEST = 1000;
/** The second request is under way while the first waits for its last labels. */
const REQUESTS_AT_A_TIME = 2;
const MAX_LINE_LENGTH = 1024 * 1024;

/** The relay asks for many labels at a time and answers with a line for each as it comes. */
export async function readLabelsInBulk(client: ServiceClient, request: LabelRequest): Answer<void> {
  const { language, onReceived } = request;
  const writer = new LabelWriter(request);
  const outcome = await runLanes({
    items: portionsOf(request.ids),
    count: REQUESTS_AT_A_TIME,
    signal: request.signal,
    work: (ids, signal) => readPortion(client, { ids, language, signal, onReceived, writer }),
  });
  await writer.write();
  return outcome;
}

interface Portion extends Pick<LabelRequest, 'language' | 'signal' | 'onReceived'> {
  readonly ids: readonly string[];
  readonly writer: LabelWriter;
}

/** A portion takes minutes, and a token may end in its middle: then the rest is asked for with a new one. */
async function readPortion(
  client: ServiceClient,
  { ids, language, signal, onReceived, writer }: Portion,
): Answer<void> {
  let awaited = ids;
  let renewal: ServiceRequest['renewal'];
  for (;;) {
    const body = { language, ids: awaited };
    const again = renewal !== undefined && { renewal };
    const request = { path: '/labels', body, signal, onReceived, ...again };
    const stopped = { isBegun: false, left: awaited };
    const outcome: Outcome<void> = await client.exchange(request, async (answer) => {
      const stream = new LabelStream(answer, awaited, writer);
      const read = await stream.read();
      stopped.isBegun = true;
      stopped.left = stream.awaited;
      return read;
    });
    if (outcome.ok || !stopped.isBegun) return outcome;
    const { failure } = outcome;
    if (failure.kind !== 'sign_in_required' || client.environment.auth === 'none') return outcome;
    const isNewTokenUseless = renewal !== undefined && stopped.left.length === awaited.length;
    if (isNewTokenUseless) return outcome;
    awaited = stopped.left;
    renewal = { isRenewal: true, claims: failure.claims };
  }
}

function* portionsOf(ids: Iterable<string>): Generator<readonly string[]> {
  const seen = new Set<string>();
  let portion: string[] = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    seen.add(id);
    portion.push(id);
    if (portion.length < IDS_PER_REQUEST) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

/** The lines of one answer: complete only when it says so and has answered every id. */
class LabelStream {
  readonly #answer: ServiceAnswer;
  readonly #asked: number;
  readonly #awaited: Set<string>;
  readonly #writer: LabelWriter;

  constructor(answer: ServiceAnswer, ids: readonly string[], writer: LabelWriter) {
    this.#answer = answer;
    this.#asked = ids.length;
    this.#awaited = new Set(ids);
    this.#writer = writer;
  }

  async read(): Answer<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const piece = await this.#answer.next(this.#received);
      if (!piece.ok) return piece;
      if (piece.value === null) return fail(this.#answer.truncated(this.#received));
      const lines = (rest + decoder.decode(piece.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_LENGTH) return this.#malformed('the line does not end');
      for (const line of lines) {
        const end = await this.#take(line);
        if (end !== null) return end;
      }
    }
  }

  /** In the order in which they were asked for. */
  get awaited(): readonly string[] {
    return [...this.#awaited];
  }

  get #received(): number {
    return this.#asked - this.#awaited.size;
  }

  /** Null while more lines are to come. */
  async #take(text: string): Promise<Outcome<void> | null> {
    const line = parseLabelLine(text);
    switch (line.kind) {
      case 'label':
        if (!this.#awaited.delete(line.id)) return this.#malformed(`${line.id} was not asked for`);
        if (isEndless(line.text)) return this.#malformed(TOO_LONG);
        await this.#writer.add({ id: line.id, text: knownText(line.text, line.id) });
        return null;
      case 'failure':
        return fail(line.failure);
      case 'done':
        if (this.#awaited.size === 0) return succeed(undefined);
        return this.#malformed(`${this.#awaited.size} labels have no answer`);
      case 'unknown':
        return this.#malformed('this is no label');
    }
  }

  #malformed(problem: string): Outcome<void> {
    return fail(this.#answer.malformed(`label ${this.#received + 1}`, problem));
  }
}
