import * as z from 'zod/mini';
import type { KeptValues } from '../kept-values.ts';
import { defaultLanguages } from './label-languages.ts';
import { readJson } from '../read-json.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Of the list of results, in CSS pixels. */
export const LIST_WIDTH = { min: 260, usual: 360, max: 640 };

/** Made when something is watched for the first time. */
const FIRST_WATCH_LIST = 'Watched';

/** What this reader chose, kept in this browser. A value that was spoilt there counts as not chosen. */
export class Preferences {
  readonly #storage: KeptValues;
  #theme = $state<Theme>('system');
  #languages = $state.raw<readonly string[]>([]);
  #listWidth = $state(LIST_WIDTH.usual);
  #environmentHost = $state<string | null>(null);
  #ownPublishers = $state.raw<readonly string[]>([]);
  #watchListName = $state(FIRST_WATCH_LIST);
  #accounts = $state.raw<ReadonlyMap<string, string>>(new Map());

  constructor(storage: KeptValues, browserLanguages: readonly string[]) {
    this.#storage = storage;
    this.#theme = THEMES.find((known) => known === storage.getItem('theme')) ?? 'system';
    const languages = storage.getItem('languages')?.split(',').filter(Boolean) ?? [];
    this.#languages = languages.length > 0 ? languages : defaultLanguages(browserLanguages);
    this.#listWidth = clampWidth(Number(storage.getItem('list-width')) || LIST_WIDTH.usual);
    this.#environmentHost = storage.getItem('environment');
    this.#ownPublishers = readOwnPublishers(storage.getItem('own-publishers'));
    this.#watchListName = storage.getItem('watch-list') ?? FIRST_WATCH_LIST;
    this.#accounts = readAccounts(storage.getItem('accounts'));
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    this.#storage.setItem('theme', theme);
  }

  /** Languages of labels, the first one shown first. Never empty. */
  get languages(): readonly string[] {
    return this.#languages;
  }

  set languages(languages: readonly string[]) {
    if (languages.length === 0) return;
    this.#languages = languages;
    this.#storage.setItem('languages', languages.join(','));
  }

  /** In CSS pixels, between what is readable and what leaves room for the page. */
  get listWidth(): number {
    return this.#listWidth;
  }

  set listWidth(width: number) {
    this.#listWidth = clampWidth(width);
    this.#storage.setItem('list-width', String(this.#listWidth));
  }

  /** Of the environment chosen last. */
  get environmentHost(): string | null {
    return this.#environmentHost;
  }

  set environmentHost(host: string | null) {
    this.#environmentHost = host;
    if (host !== null) this.#storage.setItem('environment', host);
  }

  /** Publishers of modules that the reader calls her own. */
  get ownPublishers(): readonly string[] {
    return this.#ownPublishers;
  }

  set ownPublishers(publishers: readonly string[]) {
    this.#ownPublishers = publishers;
    this.#storage.setItem('own-publishers', JSON.stringify(publishers));
  }

  /** Of the watch-list that was pinned to last. */
  get watchListName(): string {
    return this.#watchListName;
  }

  set watchListName(name: string) {
    this.#watchListName = name;
    this.#storage.setItem('watch-list', name);
  }

  forgetWatchList(): void {
    this.#watchListName = FIRST_WATCH_LIST;
    this.#storage.removeItem('watch-list');
  }

  /** Of the account that an environment was used with last. */
  accountOf(environmentUrl: string): string | null {
    return this.#accounts.get(environmentUrl) ?? null;
  }

  rememberAccount(environmentUrl: string, accountId: string): void {
    this.#accounts = new Map(this.#accounts).set(environmentUrl, accountId);
    this.#storage.setItem('accounts', JSON.stringify([...this.#accounts]));
  }
}

const accountsSchema = z.array(z.tuple([z.string(), z.string()]));

function readAccounts(text: string | null): ReadonlyMap<string, string> {
  const parsed = accountsSchema.safeParse(readJson(text ?? '[]'));
  return new Map(parsed.success ? parsed.data : []);
}

const ownPublishersSchema = z.array(z.string());

function readOwnPublishers(text: string | null): readonly string[] {
  const parsed = ownPublishersSchema.safeParse(readJson(text ?? '[]'));
  return parsed.success ? parsed.data : [];
}

function clampWidth(width: number): number {
  return Math.round(Math.min(LIST_WIDTH.max, Math.max(LIST_WIDTH.min, width)));
}
