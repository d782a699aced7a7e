import {
  NO_COMPARISON,
  readComparison,
  writeComparison,
  type ComparisonAddress,
} from './comparison-address.ts';
import { HIT_KINDS, type HitKind } from '#contract/search.ts';

/** What an address says beside the place. */
export interface AddressQuery {
  /** `env`: the host of the environment; null where the address leaves it open. */
  readonly environment: string | null;
  /** `q`: keeps the list of results beside the page. */
  readonly text: string;
  /** `kind`: the one kind of result shown. */
  readonly kind: HitKind | null;
  /** `catalog`: the first digits of the digest of an older catalogue; null for what the environment shows. */
  readonly catalog: string | null;
  /** `f`: conditions of the search, as its grammar writes them, separated by spaces. */
  readonly filters: string;
  /** `tab` of a page that has some. */
  readonly tab: string | null;
  /** `show`: the entity that a new diagram begins with. */
  readonly show: string | null;
  /** What is compared, and which part of it is shown. */
  readonly comparison: ComparisonAddress;
}

export const NO_QUERY: AddressQuery = {
  environment: null,
  text: '',
  kind: null,
  catalog: null,
  filters: '',
  tab: null,
  show: null,
  comparison: NO_COMPARISON,
};

/** Leaves the list of results, and with it what was searched. */
export const NO_LIST = { text: '', kind: null } as const;

export function readQuery(search: string): AddressQuery {
  const parameters = new URLSearchParams(search);
  const kind = parameters.get('kind');
  return {
    environment: parameters.get('env'),
    text: parameters.get('q') ?? '',
    kind: HIT_KINDS.find((known) => known === kind) ?? null,
    catalog: DIGEST.exec(parameters.get('catalog') ?? '')?.[0] ?? null,
    filters: parameters.get('f') ?? '',
    tab: parameters.get('tab'),
    show: parameters.get('show'),
    comparison: readComparison(parameters),
  };
}

const DIGEST = /^[0-9a-f]{8,64}$/;

/** With its question mark; empty where there is nothing to say. */
export function writeQuery(query: AddressQuery): string {
  const parameters = new URLSearchParams();
  if (query.text !== '') parameters.set('q', query.text);
  if (query.kind !== null) parameters.set('kind', query.kind);
  if (query.catalog !== null) parameters.set('catalog', query.catalog);
  if (query.filters !== '') parameters.set('f', query.filters);
  if (query.tab !== null) parameters.set('tab', query.tab);
  if (query.show !== null) parameters.set('show', query.show);
  if (query.environment !== null) parameters.set('env', query.environment);
  const text = [writeComparison(query.comparison), parameters.toString()].filter(Boolean).join('&');
  return text === '' ? '' : `?${text}`;
}
