import { fail, succeed } from '#contract/outcome.ts';
import type { Answer } from '#contract/outcome.ts';
import { memberOf, parseJson } from './parse-json.ts';
import type { ServiceAnswer } from './service-answer.ts';
import type { ServiceClient } from './service-client.ts';

/** Calls an action that answers one text. */
export function readActionText(
  client: ServiceClient,
  path: string,
  signal: AbortSignal,
): Answer<string> {
  return client.exchange({ path, body: {}, signal }, async (answer) => {
    const value = await readMember(answer, 'value');
    if (!value.ok) return value;
    if (typeof value.value === 'string') return succeed(value.value);
    return fail(answer.malformed('value', 'a text was expected'));
  });
}

/** Calls an action that answers a list of texts. */
export function readActionTexts(
  client: ServiceClient,
  path: string,
  signal: AbortSignal,
): Answer<readonly string[]> {
  return client.exchange({ path, body: {}, signal }, async (answer) => {
    const value = await readMember(answer, 'value');
    if (!value.ok) return value;
    if (!Array.isArray(value.value)) {
      return fail(answer.malformed('value', 'a list was expected'));
    }
    const texts: string[] = [];
    for (const element of value.value) {
      if (typeof element !== 'string') {
        return fail(answer.malformed(`value[${texts.length}]`, 'a text was expected'));
      }
      texts.push(element);
    }
    return succeed(texts);
  });
}

/** One member of an answer that is a small JSON object; undefined where it is left out. */
export async function readMember(answer: ServiceAnswer, name: string): Answer<unknown> {
  const text = await answer.text();
  if (!text.ok) return text;
  const trimmed = text.value.trim();
  if (trimmed === '') return fail(answer.truncated(0));
  if (!trimmed.startsWith('{')) return fail(answer.notJson());
  const body = parseJson(trimmed);
  if (body !== undefined) return succeed(memberOf(body, name));
  const isCut = !trimmed.endsWith('}');
  return fail(isCut ? answer.truncated(0) : answer.malformed('the answer', 'this is no JSON'));
}
