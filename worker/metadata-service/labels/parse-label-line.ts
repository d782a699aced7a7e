import * as z from 'zod/mini';
import type { Failure } from '#contract/failure.ts';
import { parseJson } from '../parse-json.ts';
import { parseRelayFailure } from '../parse-relay-failure.ts';

export type LabelLine =
  | { readonly kind: 'label'; readonly id: string; readonly text: string | null }
  | { readonly kind: 'done' }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'unknown' };

const labelLineSchema = z.union([
  z.object({ id: z.string(), text: z.string() }),
  z.object({ id: z.string(), missing: z.literal(true) }),
  z.object({ done: z.literal(true) }),
]);

/** One line of the relay's answer to many label ids. */
export function parseLabelLine(text: string): LabelLine {
  const wire = parseJson(text);
  const line = labelLineSchema.safeParse(wire);
  if (line.success) {
    if ('done' in line.data) return { kind: 'done' };
    return { kind: 'label', id: line.data.id, text: 'text' in line.data ? line.data.text : null };
  }
  const failure = parseRelayFailure(wire);
  return failure === null ? { kind: 'unknown' } : { kind: 'failure', failure };
}
