import type { Answer } from '#contract/outcome.ts';
import type { LabelAnswer, LabelRequest } from '../metadata-service.ts';

/** The relay takes none that is longer, nor would an address hold it. */
const MAX_ID_LENGTH = 400;

/** Answers for what is too long to be an id that it is unknown: one of them would stop all others. */
export async function passOverEndlessIds(
  request: LabelRequest,
  read: (request: LabelRequest) => Answer<void>,
): Answer<void> {
  const endless: LabelAnswer[] = [];
  const outcome = await read({ ...request, ids: idsOf(request.ids, endless) });
  if (endless.length > 0) await request.onBatch(endless);
  return outcome;
}

function* idsOf(ids: Iterable<string>, endless: LabelAnswer[]): Generator<string> {
  for (const id of ids) {
    if (id.length <= MAX_ID_LENGTH) yield id;
    else endless.push({ id, text: null });
  }
}
