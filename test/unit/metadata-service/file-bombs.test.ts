import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  readBytes,
  UnpacksTooLarge,
  WHOLE_FILE,
} from '../../../worker/metadata-service/files/file-part.ts';
import { inspectFiles } from '../../../worker/metadata-service/files/inspect-files.ts';
import { recogniseFile } from '../../../worker/metadata-service/files/recognise-file.ts';

const TITLE = '{"format":"fo-atlas-collection","version":1,"host":"uat.example"}\n';

function packed(text: string): File {
  return new File([gzipSync(text)], 'bomb.gz');
}

async function countBytes(file: File, maxBytes: number): Promise<number> {
  let bytes = 0;
  for await (const piece of readBytes(file, WHOLE_FILE, maxBytes)) bytes += piece.length;
  return bytes;
}

test('a compressed file is unpacked up to the limit, and no further', async () => {
  const file = packed('a'.repeat(1_000_000));
  expect(await countBytes(file, 1_000_000)).toBe(1_000_000);
  await expect(countBytes(file, 999_999)).rejects.toThrow(UnpacksTooLarge);
});

test('the size of a plain file is what it is', async () => {
  expect(await countBytes(new File(['a'.repeat(1000)], 'plain'), 10)).toBe(1000);
});

test('a line of a collection that does not end is not gathered', async () => {
  const { parts, host, failure } = await recogniseFile(packed(TITLE + 'a'.repeat(5_000_000)));
  expect([parts, host]).toEqual([[], 'uat.example']);
  // What came with the piece that was too much was read, and nothing behind it.
  const place = expect.stringMatching(/^byte \d{5,6}$/);
  expect(failure).toMatchObject({ kind: 'bad_file', problem: { kind: 'odd', place } });
});

test('a file of modules larger than any is refused', async () => {
  const modules = new File(['Name: A | Version: 1 | Module: B\n'.repeat(300_000)], 'about.txt');
  const { parts, report } = await inspectFiles([modules], new AbortController().signal);
  expect(parts).toEqual([]);
  expect(report.files[0]?.failure).toMatchObject({
    kind: 'bad_file',
    problem: { kind: 'odd', problem: 'larger than 8 MB' },
  });
});

test('a compressed collection that goes on and on is refused at a gigabyte', async () => {
  const section = '{"section":"entities","bytes":5000000000,"shape":"answer"}\n';
  // Blocks that do not end the stream may be written as often as one likes.
  const block = (content: Buffer) =>
    deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH });
  const header = gzipSync('').subarray(0, 10);
  const zeros = Array<Buffer<ArrayBuffer>>(1100).fill(block(Buffer.alloc(1024 * 1024)));
  const file = new File([header, block(Buffer.from(TITLE + section)), ...zeros], 'bomb.gz');
  const { parts, host, failure } = await recogniseFile(file);
  expect([parts, host]).toEqual([[], 'uat.example']);
  expect(failure).toMatchObject({
    kind: 'too_large',
    path: 'bomb.gz',
    limitBytes: 1_000_000_000,
    receivedBytes: expect.closeTo(1_000_000_000, -6),
  });
});
