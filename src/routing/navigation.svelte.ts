import { searchParams, type RouterApi, type Routes } from 'sv-router';
import { readQuery, writeQuery, type AddressQuery } from './address-query.ts';
import { NO_COMPARISON } from './comparison-address.ts';
import { pathOf, placeAt, type Place } from './place.ts';

export interface GoOptions {
  /** Takes the place of the current history entry instead of adding one. */
  readonly isReplacing?: boolean;
  /** What the address says beside the place; what is left out stays as it is. */
  readonly query?: Partial<AddressQuery>;
  /** The list of results stays where the keyboard is; the page only follows. */
  readonly isWalking?: boolean;
}

/** As much of the router as is used. */
interface AddressRouter extends Pick<RouterApi<Routes>, 'navigate' | 'p'> {
  readonly route: Pick<RouterApi<Routes>['route'], 'pathname' | 'state'>;
}

/** The one way to read and change the address. Everything here is reactive. */
export class Navigation {
  readonly #router: AddressRouter;
  readonly #base: string;

  /** Named by links where the address itself names none, so that a copied link says what it is about. */
  defaultEnvironment = $state<string | null>(null);

  /** `base`: where the app is mounted, without a slash at its end; the router learns it later than we do. */
  constructor(router: AddressRouter, base = '') {
    this.#router = router;
    this.#base = base;
  }

  /** Below the base path. */
  get path(): string {
    const { pathname } = this.#router.route;
    return pathname.startsWith(this.#base) ? pathname.slice(this.#base.length) || '/' : pathname;
  }

  readonly place: Place | null = $derived.by(() => placeAt(this.path));

  readonly query: AddressQuery = $derived.by(() => readQuery(searchParams.toString()));

  /** True if the current entry came from walking through the list of results. */
  get isWalked(): boolean {
    return this.#router.route.state === WALKED;
  }

  /** For links: the environment and the list of results go along; the tab and what is compared do not leave the page. */
  hrefOf(place: Place, query?: Partial<AddressQuery>): string {
    return this.#router.p(this.#pathFor(place), { search: this.#searchOf(place, query) });
  }

  async go(place: Place, options: GoOptions = {}): Promise<void> {
    await this.#router.navigate(this.#pathFor(place), {
      search: this.#searchOf(place, options.query),
      replace: options.isReplacing ?? false,
      state: options.isWalking ? WALKED : null,
      scrollToTop: false,
    });
  }

  back(): void {
    globalThis.history.back();
  }

  forward(): void {
    globalThis.history.forward();
  }

  /** Behind a base the router takes a last slash away, and the start page would lie outside of the app's own folder. */
  #pathFor(place: Place): `/${string}` {
    const path = pathOf(place);
    return path === '/' && this.#base !== '' ? '//' : path;
  }

  #searchOf(place: Place, query: Partial<AddressQuery> = {}): string {
    const isSamePage = pathOf(place) === this.path;
    const comparison = isSamePage ? this.query.comparison : NO_COMPARISON;
    const environment = this.query.environment ?? this.defaultEnvironment;
    // An older catalogue stays open on the way through it, but belongs to no other environment.
    const isElsewhere = query.environment !== undefined && query.environment !== environment;
    const catalog = isElsewhere ? null : this.query.catalog;
    const kept = { ...this.query, environment, catalog, comparison, tab: null, show: null };
    // Who leaves the list of results leaves its conditions too.
    const left = query.text === '' ? { filters: '' } : {};
    return writeQuery({ ...kept, ...left, ...query });
  }
}

const WALKED = 'walked';
