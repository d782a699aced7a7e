import type { FileKind } from '#contract/snapshot.ts';
import { readBytes } from '../metadata-service/files/file-part.ts';
import { APPLICATION_ID, LIMITS, SNAPSHOT_FORMAT } from './snapshot-format.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';

/** By its first bytes, unpacked where they are packed; this is the one place that decides it. */
export async function recogniseFile(file: Blob): Promise<FileKind> {
  const head = await readHead(file);
  if (head === null || !startsLikeSqlite(head)) return 'answer';
  return uint32At(head, AT.applicationId) === APPLICATION_ID ? 'snapshot' : 'database';
}

/**
 * The pieces of the database file in a snapshot. Stops at the first byte too many, and refuses whatever its header
 * already says that it is not.
 */
export async function unpack(file: Blob): Promise<readonly Uint8Array[]> {
  checkSize(file);
  const head = await readHead(file);
  if (head === null) throw new SnapshotRefusal('not_a_snapshot');
  checkHead(head);
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of readBytes(file)) {
      length += piece.length;
      if (length > LIMITS.unpackedBytes) throw new SnapshotRefusal('unpacks_too_large');
      pieces.push(piece);
    }
  } catch (error) {
    throw damagedBy(error);
  }
  const expected = pageBytes(head) * uint32At(head, AT.pageCount);
  if (length !== expected) throw new SnapshotRefusal('damaged', 'its length is not what it says');
  return pieces;
}

/** Before a byte of it is read. */
export function checkSize(file: Blob): void {
  if (file.size > LIMITS.packedBytes) throw new SnapshotRefusal('too_large');
}

const HEAD_BYTES = 100;

/** https://sqlite.org/fileformat2.html#the_database_header */
const AT = {
  pageSize: 16,
  writeVersion: 18,
  readVersion: 19,
  reserved: 20,
  pageCount: 28,
  encoding: 56,
  userVersion: 60,
  applicationId: 68,
} as const;

function checkHead(head: DataView): void {
  if (!startsLikeSqlite(head)) throw new SnapshotRefusal('not_a_snapshot');
  if (uint32At(head, AT.applicationId) !== APPLICATION_ID) {
    throw new SnapshotRefusal('not_a_snapshot', 'another program wrote this database');
  }
  const format = uint32At(head, AT.userVersion);
  if (format > SNAPSHOT_FORMAT) throw new SnapshotRefusal('newer_format', `format ${format}`);
  // A write-ahead log would have to come along; UTF-8 is what we write.
  const isOurs =
    format >= 1 &&
    head.getUint8(AT.writeVersion) === 1 &&
    head.getUint8(AT.readVersion) === 1 &&
    head.getUint8(AT.reserved) === 0 &&
    uint32At(head, AT.encoding) === 1;
  if (!isOurs) throw new SnapshotRefusal('damaged', 'its header');
}

/** Null where there are fewer bytes, or they cannot be unpacked. */
async function readHead(file: Blob): Promise<DataView | null> {
  const head = new Uint8Array(HEAD_BYTES);
  let length = 0;
  try {
    for await (const piece of readBytes(file, { from: 0, to: HEAD_BYTES })) {
      const part = piece.subarray(0, HEAD_BYTES - length);
      head.set(part, length);
      length += part.length;
    }
  } catch (error) {
    if (!isUnpackingError(error)) throw error;
    return null;
  }
  return length < HEAD_BYTES ? null : new DataView(head.buffer);
}

function startsLikeSqlite(head: DataView): boolean {
  const magic = 'SQLite format 3\0';
  return Array.from(magic).every((letter, at) => head.getUint8(at) === letter.charCodeAt(0));
}

function uint32At(head: DataView, at: number): number {
  return head.getUint32(at);
}

/** A page of 64 KB does not fit into the two bytes. */
function pageBytes(head: DataView): number {
  const size = head.getUint16(AT.pageSize);
  return size === 1 ? 65_536 : size;
}

function damagedBy(error: unknown): unknown {
  return isUnpackingError(error) ? new SnapshotRefusal('damaged', 'it cannot be unpacked') : error;
}

/** DecompressionStream says no more than this; the file system, that the file is gone. */
function isUnpackingError(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException;
}
