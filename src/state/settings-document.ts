import * as z from 'zod/mini';
import type { SnapshotDocument } from '#contract/snapshot.ts';
import { readTenant } from '../auth/read-tenant.ts';
import type { Authorities } from './authorities.svelte.ts';
import type { HostSettings } from './host-settings.svelte.ts';
import { THEMES, type Preferences } from './preferences.svelte.ts';
import { readJson } from '../read-json.ts';
import { targetSchema, type Shelf } from './shelf.svelte.ts';

const NAME = 'settings';
const FORMAT = 'fo-atlas/settings';

interface Settings {
  readonly authorities: Authorities;
  readonly host: HostSettings;
  readonly preferences: Preferences;
  readonly shelf: Shelf;
}

/** What this reader chose and looked at in this browser, for a backup of her own; accounts stay behind. */
export function writeSettings({ preferences, shelf, authorities }: Settings): SnapshotDocument {
  const { theme, languages, listWidth, environmentHost, ownPublishers, watchListName } =
    preferences;
  const text = JSON.stringify({
    format: FORMAT,
    ...{ theme, languages, listWidth, watchListName },
    environmentHost: environmentHost !== null && isWord(environmentHost) ? environmentHost : null,
    ownPublishers: ownPublishers.filter(isWord),
    favourites: shelf.favourites,
    recentObjects: shelf.recentObjects,
    recentSearches: shelf.recentSearches.filter(isWord),
    authorities: [...authorities.all].filter((entry) => entry.every(isWord)),
  });
  return { name: NAME, text };
}

/**
 * Takes over the settings of a backup, all or nothing; favourites and what was recent are added, and where users sign in as
 * far as this host of the app allows it. False where there are none to take.
 */
export function restoreSettings(
  { preferences, shelf, authorities, host }: Settings,
  documents: readonly SnapshotDocument[],
): boolean {
  const document = documents.find(({ name }) => name === NAME);
  const parsed = settingsSchema.safeParse(readJson(document?.text ?? ''));
  if (!parsed.success) return false;
  const { favourites, recentObjects, recentSearches, authorities: places, ...chosen } = parsed.data;
  preferences.theme = chosen.theme;
  preferences.languages = chosen.languages;
  preferences.listWidth = chosen.listWidth;
  preferences.environmentHost = chosen.environmentHost;
  preferences.ownPublishers = chosen.ownPublishers;
  preferences.watchListName = chosen.watchListName;
  for (const target of favourites) if (!shelf.isFavourite(target)) shelf.toggleFavourite(target);
  shelf.addRecent(recentObjects, recentSearches);
  for (const [environmentUrl, authority] of places) {
    const read = readTenant(authority, environmentUrl, host.config);
    if (!('problem' in read)) authorities.choose(environmentUrl, read.authority);
  }
  return true;
}

const MAX_WORD_LENGTH = 200;

/** Whoever restores the settings takes all of them or none. */
function isWord(text: string): boolean {
  return text !== '' && text.length <= MAX_WORD_LENGTH;
}

const word = z.string().check(z.minLength(1), z.maxLength(MAX_WORD_LENGTH));

const settingsSchema = z.strictObject({
  format: z.literal(FORMAT),
  theme: z.enum(THEMES),
  languages: z
    .array(z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z\d]{2,8}){0,3}$/)))
    .check(z.minLength(1), z.maxLength(20)),
  listWidth: z.number(),
  environmentHost: z.nullable(word),
  ownPublishers: z.array(word).check(z.maxLength(200)),
  watchListName: word,
  favourites: z.array(targetSchema).check(z.maxLength(2000)),
  recentObjects: z.array(targetSchema).check(z.maxLength(100)),
  recentSearches: z.array(word).check(z.maxLength(100)),
  /** By the address of the environment. Backups of earlier versions have none. */
  authorities: z._default(
    z
      .array(z.tuple([word.check(z.refine((url) => URL.canParse(url))), word]))
      .check(z.maxLength(1000)),
    [],
  ),
});
