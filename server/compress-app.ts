import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(?:js|css|wasm|html|svg|json|webmanifest)$/;

/** Below this, a header costs more than compression saves. */
const SMALLEST_BYTES = 1024;

/** Puts a `.br` and a `.gz` beside every file of the built app that has none yet, or an older one. */
export async function compressApp(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(files.map(compressFile));
}

async function compressFile(file: string): Promise<void> {
  const { mtimeMs, size } = await stat(file);
  if (size < SMALLEST_BYTES) return;
  const missing = [];
  for (const format of FORMATS) {
    if ((await modifiedAt(file + format.suffix)) < mtimeMs) missing.push(format);
  }
  if (missing.length === 0) return;

  const content = await readFile(file);
  await Promise.all(
    missing.map(async ({ suffix, compress }) => writeFile(file + suffix, await compress(content))),
  );
}

async function modifiedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

const FORMATS = [
  { suffix: '.gz', compress: (content: Buffer) => promisify(gzip)(content, { level: 9 }) },
  {
    suffix: '.br',
    compress: (content: Buffer) =>
      promisify(brotliCompress)(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
  },
] as const;
