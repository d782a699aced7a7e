import type { UnrecognisedUse } from '#contract/watch-list.ts';
import type { ODataUse } from './odata-use.ts';
import { parseCsvHeader } from './parse-csv-header.ts';
import { parseODataUrl } from './parse-odata-url.ts';

/** What somebody pasted, before any catalogue is asked. */
export type ParsedPaste =
  | {
      readonly kind: 'odata_url';
      readonly uses: readonly ODataUse[];
      readonly unread: readonly UnrecognisedUse[];
    }
  | { readonly kind: 'csv_header'; readonly columns: readonly string[] };

/** More is no list of addresses that somebody has written. */
export const MAX_PASTE_CHARACTERS = 100_000;

/** OData addresses, one a line, or else the header of a CSV file. */
export function parsePaste(text: string): ParsedPaste {
  const lines = joinWrapped(text.split(/\r?\n/).map(unwrap).filter(Boolean));
  if (!looksLikeAddress(lines[0] ?? ''))
    return { kind: 'csv_header', columns: parseCsvHeader(text) };
  const uses: ODataUse[] = [];
  const unread: UnrecognisedUse[] = [];
  for (const line of lines) {
    const use = parseODataUrl(line);
    if (use === null) unread.push({ text: line.slice(0, 120), problem: 'names no entity' });
    else uses.push(use);
  }
  return { kind: 'odata_url', uses, unread };
}

/** `GET "https://…",` as it stands in a script, a mail or a collection of requests. */
function unwrap(line: string): string {
  const bare = line
    .trim()
    .replace(/^(?:GET|POST|PUT|PATCH|DELETE)\s+/i, '')
    .replace(/\sHTTP\/\d(?:\.\d)?$/i, '')
    .trimEnd();
  if (!/^["'<`](?=https?:|\/)/i.test(bare)) return bare;
  return bare.slice(1).replace(/["'>`][,;]?$/, '');
}

/** What goes on in the next line, with an option or in the middle of a word, belongs to the address before. */
function joinWrapped(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let isAddress = false;
  for (const line of lines) {
    const isNext = looksLikeAddress(line);
    const last = joined.at(-1);
    if (last !== undefined && isAddress && !isNext) {
      joined[joined.length - 1] = last + line;
      continue;
    }
    joined.push(line);
    isAddress = isNext;
  }
  return joined;
}

function looksLikeAddress(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ||
    /^\/?data\//i.test(text) ||
    /^\/\w/.test(text) ||
    /^\w+(?:\([^()]*\))?(?:\/\w+)*\?(?:[^&=]*&)*[$\w%-]+=/.test(text) ||
    /^\w+\([^()=]*=[^()]*\)$/.test(text)
  );
}
