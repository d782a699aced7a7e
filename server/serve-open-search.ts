import type { FastifyInstance } from 'fastify';

/**
 * Lets a browser search the catalogue from its address bar. The description must name the app by its whole address,
 * which only the request tells.
 */
export function serveOpenSearch(app: FastifyInstance): void {
  app.get('/opensearch.xml', async (request, reply) =>
    reply
      .type('application/opensearchdescription+xml; charset=utf-8')
      // It repeats a name that its sender chose: nobody else may be given it.
      .header('cache-control', 'no-store')
      .send(describeSearch(`${request.protocol}://${request.host}/`)),
  );
}

function describeSearch(address: string): string {
  const base = escapeXml(address);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>F&amp;O Atlas</ShortName>
  <Description>Entities, fields, enumerations and labels of Finance &amp; Operations</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="192" height="192" type="image/png">${base}icons/atlas-192.png</Image>
  <Url type="text/html" template="${base}search?q={searchTerms}"/>
</OpenSearchDescription>
`;
}

/** The host of a request is what its sender wrote. */
function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '{': '%7B',
    '}': '%7D',
  };
  return text.replace(/[&<>"{}]/g, (character) => entities[character] ?? '');
}
