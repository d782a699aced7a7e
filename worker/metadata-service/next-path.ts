type NextPath =
  | { readonly ok: true; readonly path: string | null }
  | { readonly ok: false; readonly problem: string };

/** Of ten elements each, more than a list of the greatest size that is read has. */
const MAX_PAGES = 10_000;

/** Where a page says that the next one is: on the same host and not read before, or it is not followed. */
export function nextPath(
  link: unknown,
  { base, seen }: { readonly base: string; readonly seen: ReadonlySet<string> },
): NextPath {
  if (link === undefined || link === null) return { ok: true, path: null };
  const url = typeof link === 'string' ? URL.parse(link, base) : null;
  if (url === null) return { ok: false, problem: 'this is no address' };
  if (url.origin !== new URL(base).origin) {
    return { ok: false, problem: `it leads to another host, ${url.host}` };
  }
  if (seen.size >= MAX_PAGES)
    return { ok: false, problem: `there are more than ${MAX_PAGES} pages` };
  const path = url.pathname + url.search;
  return seen.has(path) ? { ok: false, problem: 'it leads in a circle' } : { ok: true, path };
}
