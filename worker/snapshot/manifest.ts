import * as z from 'zod/mini';
import { sha256Hex } from '../digest/sha256.ts';
import { parseDocument } from './parse-document.ts';
import { LIMITS, TABLE_NAMES } from './snapshot-format.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';
import { cleanName } from '../names/visible-text.ts';

const time = z.iso.datetime();
const digest = z.string().check(z.regex(/^[\da-f]{64}$/));
const count = z.int().check(z.gte(0));
const name = z.nullable(
  z.string().check(z.refine((text) => text === cleanName(text, LIMITS.nameLength))),
);
const origin = z.nullable(z.string().check(z.refine(isOrigin)));

const manifestSchema = z.strictObject({
  createdAt: time,
  createdBy: name,
  appVersion: z.string().check(z.regex(/^[\w.+-]{1,40}$/)),
  /** What the catalogues were synced from; `catalog` is the number of the row. */
  environments: z
    .array(z.strictObject({ name, url: origin, catalog: count, syncedAt: time }))
    .check(z.minLength(1), z.maxLength(LIMITS.rows.catalog)),
  counts: z.record(z.enum(TABLE_NAMES), count),
  /** Of all other tables. */
  contents: digest,
});

/** Who, when, what: one JSON document, and its own digest behind it. */
export type Manifest = z.infer<typeof manifestSchema>;

export async function writeManifest(manifest: Manifest): Promise<string> {
  return JSON.stringify({ manifest, digest: await sha256Hex(JSON.stringify(manifest)) });
}

export async function parseManifest(document: string): Promise<Manifest> {
  const envelope = envelopeSchema.safeParse(parseDocument(document, 'manifest'));
  if (!envelope.success) throw new SnapshotRefusal('bad_content', 'manifest');
  if (envelope.data.digest !== (await sha256Hex(JSON.stringify(envelope.data.manifest)))) {
    throw new SnapshotRefusal('wrong_digest', 'manifest');
  }
  return envelope.data.manifest;
}

const envelopeSchema = z.strictObject({ manifest: manifestSchema, digest });

/** An origin and nothing else: no path, no user, no password. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url?.origin === text && (url.protocol === 'https:' || url.protocol === 'http:');
}
