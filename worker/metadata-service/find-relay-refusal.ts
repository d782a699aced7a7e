import { parseJson } from './parse-json.ts';
import { parseRelayFailure } from './parse-relay-failure.ts';
import { never, type Refusal } from './refusal.ts';
import type { ServiceAnswer } from './service-answer.ts';

/** What the relay says of itself instead of passing on an answer; null for one of the environment. */
export async function findRelayRefusal(answer: ServiceAnswer): Promise<Refusal | null> {
  if (answer.response.headers.has('x-atlas-relay-failure')) return readRefusal(answer);
  return isFromElsewhere(answer) ? never({ kind: 'relay_missing' }) : null;
}

async function readRefusal(answer: ServiceAnswer): Promise<Refusal> {
  const text = await answer.text();
  if (!text.ok) return never(text.failure);
  const failure = parseRelayFailure(parseJson(text.value));
  if (failure === null) return never(answer.malformed('failure', 'the relay gave no known reason'));
  if (failure.kind === 'throttled') {
    const seconds = failure.retryAfterSeconds;
    return { failure, repeat: 'after_pause', pauseMs: seconds === null ? null : seconds * 1000 };
  }
  return { failure, repeat: failure.kind === 'unreachable' ? 'soon' : 'never' };
}

/** A static host answers a path it does not know with its own page. The relay marks all that it passes on. */
function isFromElsewhere({ response, contentType }: ServiceAnswer): boolean {
  if (response.headers.has('x-atlas-upstream')) return false;
  if ([404, 405, 501].includes(response.status)) return true;
  return response.status < 500 && contentType.includes('html');
}
