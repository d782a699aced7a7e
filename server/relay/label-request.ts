import * as z from 'zod/mini';
import { parseJson } from './parse-json.ts';

/** Half a character has no place in an address. */
const labelId = z.string().check(
  z.minLength(1),
  z.maxLength(400),
  z.refine((id) => id.isWellFormed()),
);

const labelRequestSchema = z.strictObject({
  language: z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)),
  ids: z.array(labelId).check(z.maxLength(5000)),
});

/** Label ids to fetch in one F&O language. */
export type LabelRequest = z.infer<typeof labelRequestSchema>;

/** Null if `body` asks for something else, or for too much. */
export function parseLabelRequest(body: Buffer): LabelRequest | null {
  const parsed = labelRequestSchema.safeParse(parseJson(body.toString('utf8')));
  return parsed.success ? parsed.data : null;
}
