import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface StaticHost {
  /** Where the app lies, with a trailing slash. */
  readonly url: string;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Files below a path, and nothing else: no headers of ours, no relay, no configuration, no fallback. */
export async function startStaticHost(folder: string, path: string): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.startsWith(path) ? pathname.slice(path.length) || 'index.html' : null;
    const content = name === null ? Promise.reject(new Error()) : readFile(join(folder, name));
    content.then(
      (bytes) => response.setHeader('content-type', TYPES[extname(name ?? '')] ?? '').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    url: `http://localhost:${address.port}${path}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
