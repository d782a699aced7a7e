import { createServer } from 'node:http';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { listen } from '../listen.ts';

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
  '.json': 'application/json',
};

/**
 * Files below a path, and nothing else: no headers of ours, no relay, no fallback, and as configuration only what is
 * among `added`. A folder answers with its index.html, once it is asked for with a slash.
 */
export async function startStaticHost(
  folder: string,
  path: string,
  added: Readonly<Record<string, string>> = {},
): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.startsWith(path)
      ? pathname.slice(path.length).replace(/(?:^|(?<=\/))$/, 'index.html')
      : null;
    if (name !== null && isFolder(join(folder, name))) {
      response.writeHead(301, { location: `${pathname}/${search}` }).end();
      return;
    }
    const content = name === null ? Promise.reject(new Error()) : contentOf(name);
    content.then(
      (bytes) => response.setHeader('content-type', TYPES[extname(name ?? '')] ?? '').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  const contentOf = async (name: string) => added[name] ?? readFile(join(folder, name));
  const port = await listen(server);
  return {
    url: `http://localhost:${port}${path}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
