import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * The built app in `folder`. Every address of a page answers with the app, whose router reads it, except where the build
 * has a page of its own: a sign-in comes back to one that the router must not see.
 */
export async function serveApp(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => reply.header('cache-control', cacheControlOf(path, folder)),
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (isPageRequest(request)) return reply.sendFile('index.html');
    return reply.code(404).type('text/plain; charset=utf-8').send('Not found.\n');
  });
}

/** Names in `assets/` carry a digest of the content; everything else keeps its name when it changes. */
function cacheControlOf(path: string, folder: string): string {
  return path.slice(folder.length).replaceAll('\\', '/').startsWith('/assets/')
    ? 'public, max-age=31536000, immutable'
    : 'no-cache';
}

/** A name in the address may contain dots, so an extension does not tell a page from a missing file. */
function isPageRequest({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (/^\/(?:assets|relay)\//.test(url)) return false;
  const destination = headers['sec-fetch-dest'];
  return destination === undefined
    ? (headers.accept ?? '').includes('text/html')
    : destination === 'document';
}
