import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { serveOpenSearch } from '../../../server/serve-open-search.ts';

async function describedFor(host: string): Promise<string> {
  const app = Fastify();
  serveOpenSearch(app);
  const answer = await app.inject({ url: '/opensearch.xml', headers: { host } });
  expect(answer.headers['content-type']).toContain('application/opensearchdescription+xml');
  expect(answer.headers['cache-control']).toBe('no-store');
  return answer.body;
}

test('the address bar searches the app at the address it was asked for', async () => {
  const text = await describedFor('atlas.contoso.com');
  expect(text).toContain('template="http://atlas.contoso.com/search?q={searchTerms}"');
});

test('what a request calls its host cannot break out of the description', async () => {
  const text = await describedFor('a"/><script>&{x}');
  expect(text).not.toContain('<script>');
  expect(text.match(/[{}]/g)).toEqual(['{', '}']);
});
