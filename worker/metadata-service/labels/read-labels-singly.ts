import { fail, succeed } from '#contract/outcome.ts';
import type { Answer } from '#contract/outcome.ts';
import { isEndless, knownText, TOO_LONG } from './known-text.ts';
import { LabelWriter } from './label-writer.ts';
import type { LabelRequest } from '../metadata-service.ts';
import { readMember } from '../read-action.ts';
import { runLanes } from '../run-lanes.ts';
import type { ServiceAnswer } from '../service-answer.ts';
import type { ServiceClient, ServiceRequest } from '../service-client.ts';
import { MAX_CONCURRENCY } from '../throttle-gate.ts';

/** The service has no list of labels: one request each, as many at a time as the gate lets pass. */
export async function readLabelsSingly(client: ServiceClient, request: LabelRequest): Answer<void> {
  const writer = new LabelWriter(request);
  const outcome = await runLanes({
    items: request.ids,
    count: MAX_CONCURRENCY,
    signal: request.signal,
    work: async (id, signal) => {
      const path = labelPath(id, request.language);
      const text = await readLabel(client, { path, signal, onReceived: request.onReceived }, id);
      if (!text.ok) return text;
      await writer.add({ id, text: text.value });
      return succeed(undefined);
    },
  });
  await writer.write();
  return outcome;
}

async function readLabel(
  client: ServiceClient,
  request: ServiceRequest,
  id: string,
): Answer<string | null> {
  const text = await client.exchange(request, (answer) => readText(answer, id));
  return !text.ok && isUnknown(text.failure) ? succeed(null) : text;
}

/** 404 is one of three ways to say so; 400 is how IIS refuses a character of an id in a path. */
function isUnknown(failure: { readonly kind: string; readonly status?: number }): boolean {
  return failure.kind === 'service_error' && (failure.status === 404 || failure.status === 400);
}

/** The other two are successes. */
async function readText(answer: ServiceAnswer, id: string): Answer<string | null> {
  const value = await readMember(answer, 'Value');
  if (!value.ok) return value;
  const text = value.value ?? null;
  if (text !== null && typeof text !== 'string') {
    return fail(answer.malformed('Value', 'a text was expected'));
  }
  if (isEndless(text)) return fail(answer.malformed('Value', TOO_LONG));
  return succeed(knownText(text, id));
}

function labelPath(id: string, language: string): string {
  return `/metadata/Labels(Id='${keyOf(id)}',Language='${keyOf(language)}')`;
}

function keyOf(text: string): string {
  return encodeURIComponent(text.replaceAll("'", "''"));
}
