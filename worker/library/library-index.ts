import * as z from 'zod/mini';
import type { LibraryEntry, LibraryProblem } from '#contract/library.ts';
import { isVisible } from '../names/visible-text.ts';
import { LIMITS } from '../snapshot/snapshot-format.ts';

const FORMAT = 'fo-atlas/library';
const FORMAT_VERSION = 1;
const MAX_ENTRIES = 10_000;

/** The list of what is in the folder, sorted by fingerprint; a file from somebody else. */
export function readIndex(text: string): readonly LibraryEntry[] | LibraryProblem {
  const content = parseJson(text);
  const head = headSchema.safeParse(content);
  if (!head.success) return 'bad_index';
  if (head.data.formatVersion > FORMAT_VERSION) return 'newer_index';
  const parsed = indexSchema.safeParse(content);
  return parsed.success ? parsed.data.snapshots : 'bad_index';
}

export function writeIndex(entries: readonly LibraryEntry[]): string {
  const snapshots = entries.toSorted((left, right) =>
    left.fingerprint < right.fingerprint ? -1 : 1,
  );
  const index = { format: FORMAT, formatVersion: FORMAT_VERSION, snapshots };
  return `${JSON.stringify(index, null, 2)}\n`;
}

/** Of two that tell of the same file, the later one is right: each publisher reads the file before writing it. */
export function addEntry(
  entries: readonly LibraryEntry[],
  entry: LibraryEntry,
): readonly LibraryEntry[] {
  const before = entries.find(({ fingerprint }) => fingerprint === entry.fingerprint);
  if (before !== undefined && before.publishedAt > entry.publishedAt) return entries;
  return [...entries.filter((each) => each !== before), entry];
}

/** What a snapshot may say of its version is what the index may say: one entry too long would close it to everybody. */
const visible = z.string().check(z.maxLength(LIMITS.nameLength), z.refine(isVisible));
const digest = z.string().check(z.regex(/^[\da-f]{64}$/));
const count = z.int().check(z.gte(0));

const headSchema = z.object({ format: z.literal(FORMAT), formatVersion: count });

const indexSchema = z.object({
  snapshots: z
    .array(
      z.object({
        fingerprint: digest,
        applicationVersion: z.nullable(visible),
        platformVersion: z.nullable(visible),
        bytes: count,
        languages: z.array(z.object({ language: visible, texts: count })),
        terms: z._default(count, 0),
        catalogDigests: z.array(digest).check(z.minLength(1)),
        publishedAt: z.iso.datetime(),
        publishedBy: z.nullable(visible),
      }),
    )
    .check(z.maxLength(MAX_ENTRIES)),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
