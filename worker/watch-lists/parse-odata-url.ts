import { decodePart, splitCall, splitOutsideQuotes } from './odata-text.ts';
import { isName, readOption, UseCollector, type ODataOption, type ODataUse } from './odata-use.ts';

/**
 * Reads one address: whole (`https://…/data/CustomersV3?$select=A`) or only its path, escaped or not. Never throws;
 * what it cannot read is told in `unread`. Null where it names no entity at all.
 */
export function parseODataUrl(text: string): ODataUse | null {
  const [beforeHash = ''] = splitOutsideQuotes(text.trim(), '#');
  const [address = '', ...query] = splitOutsideQuotes(beforeHash, '?');
  const segments = segmentsOf(address);
  const [first, ...rest] = segments;
  if (first === undefined) return null;
  const { name, inside } = splitCall(first);
  if (!isName(name)) return null;
  const use = new UseCollector(name);
  if (inside !== null) use.addKeys(inside, []);
  const via = use.addPath(rest);
  use.addOptions(readOptions(query.join('?')), via, segments.at(-1) ?? '');
  return use;
}

/** The segments after `/data/`; a whole address without one has none. */
function segmentsOf(address: string): readonly string[] {
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(address)?.[0] ?? '';
  const segments = splitOutsideQuotes(address.slice(origin.length), '/')
    .map((segment) => decodePart(segment).trim())
    .filter((segment) => segment !== '');
  const data = segments.findIndex((segment) => segment.toLowerCase() === 'data');
  if (data === -1 && origin !== '') return [];
  return segments.slice(data + 1);
}

function readOptions(query: string): readonly ODataOption[] {
  return splitOutsideQuotes(query, '&')
    .filter((part) => part.trim() !== '')
    .map((part) => readOption(part, decodePart));
}
