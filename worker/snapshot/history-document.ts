import * as z from 'zod/mini';
import type { SnapshotDocument } from '#contract/snapshot.ts';
import { PIN_KINDS } from '#contract/watch-list.ts';
import { FILE_DOMAIN } from '../environments/file-address.ts';
import { parseDocument } from './parse-document.ts';
import { LIMITS } from './snapshot-format.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';
import { cleanName, isStorable, isVisible } from '../names/visible-text.ts';

/** The part of a backup that tells what a device keeps beside catalogues; the engine itself writes and restores it. */
export const HISTORY = 'history';
const FORMAT = 'fo-atlas/history';

const MAX_NAME_CHARACTERS = 400;

const time = z.iso.datetime();
const digest = z.string().check(z.regex(/^[\da-f]{64}$/));
const word = z.string().check(
  z.minLength(1),
  z.maxLength(MAX_NAME_CHARACTERS),
  z.refine((text) => isStorable(text) && isVisible(text)),
);
const ownName = z
  .string()
  .check(z.refine((text) => text !== '' && text === cleanName(text, LIMITS.nameLength)));
const address = z.string().check(z.refine((text) => URL.parse(text)?.origin === text));
const catalog = z.strictObject({ fingerprint: digest, digest });

const environment = z.strictObject({
  url: address,
  name: ownName,
  isFile: z.boolean(),
  addedAt: time,
  /** What it shows, if that is complete. */
  catalog: z.nullable(catalog),
  /** Of one that was opened from a snapshot: from whom and when. */
  snapshot: z.nullable(
    z.strictObject({
      createdBy: z.nullable(ownName),
      createdAt: time,
      appVersion: word,
      name: z.nullable(ownName),
      url: z.nullable(address),
      syncedAt: time,
      openedAt: time,
    }),
  ),
  versions: z
    .array(
      z.strictObject({
        fingerprint: digest,
        detectedAt: time,
        checkedAt: time,
        endedAt: z.nullable(time),
      }),
    )
    .check(
      z.maxLength(1000),
      z.refine((links) => links.filter(({ endedAt }) => endedAt === null).length <= 1),
    ),
});

const list = z.strictObject({
  name: ownName.check(z.refine((name) => /[\p{L}\p{N}]/u.test(name))),
  environment: z.nullable(address),
  createdAt: time,
  pins: z
    .array(
      z
        .strictObject({
          kind: z.enum(PIN_KINDS),
          owner: word,
          part: z.nullable(word),
          isWhole: z.boolean(),
          publicName: z.nullable(word),
          pinnedAt: time,
          /** Digest of the definition that it is compared with. */
          baseline: z.nullable(digest),
        })
        .check(
          z.refine(
            ({ kind, part }) => (part === null) === (kind === 'entity' || kind === 'enumeration'),
          ),
        ),
    )
    .check(z.maxLength(10_000)),
});

const historySchema = z.strictObject({
  format: z.literal(FORMAT),
  environments: z.array(environment).check(z.maxLength(1000), z.refine(hasFilesWhereTheyBelong)),
  versions: z
    .array(z.strictObject({ fingerprint: digest, firstSeenAt: time, lastUsedAt: time }))
    .check(z.maxLength(LIMITS.rows.version)),
  /** Those that nobody shows any more, and since when. */
  left: z
    .array(z.strictObject({ ...catalog.shape, leftAt: z.nullable(time) }))
    .check(z.maxLength(LIMITS.rows.catalog)),
  lists: z.array(list).check(z.maxLength(1000)),
});

export type HistoryDocument = z.infer<typeof historySchema>;
export type HistoryContent = Omit<HistoryDocument, 'format'>;

export function writeHistoryDocument(content: HistoryContent): SnapshotDocument {
  return { name: HISTORY, text: JSON.stringify({ format: FORMAT, ...content }) };
}

/** Null where there is none; throws a refusal where it is no good. */
export function readHistoryDocument(
  documents: readonly SnapshotDocument[],
): HistoryDocument | null {
  const document = documents.find(({ name }) => name === HISTORY);
  if (document === undefined) return null;
  const parsed = historySchema.safeParse(parseDocument(document.text, HISTORY));
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new SnapshotRefusal('bad_content', `${HISTORY} ${place}`);
}

/** An address that leads nowhere is that of files, and the other way round: nobody is asked for a password there. */
function hasFilesWhereTheyBelong(
  environments: readonly { readonly url: string; readonly isFile: boolean }[],
): boolean {
  return environments.every(({ url, isFile }) => url.endsWith(FILE_DOMAIN) === isFile);
}
