/** Language ids of F&O labels with their English names. */
export const LABEL_LANGUAGES: readonly (readonly [id: string, name: string])[] = [
  ['ar', 'Arabic'],
  ['cs', 'Czech'],
  ['da', 'Danish'],
  ['de', 'German'],
  ['de-AT', 'German (Austria)'],
  ['de-CH', 'German (Switzerland)'],
  ['en-AU', 'English (Australia)'],
  ['en-CA', 'English (Canada)'],
  ['en-GB', 'English (United Kingdom)'],
  ['en-IN', 'English (India)'],
  ['en-US', 'English (United States)'],
  ['es', 'Spanish'],
  ['es-MX', 'Spanish (Mexico)'],
  ['et', 'Estonian'],
  ['fi', 'Finnish'],
  ['fr', 'French'],
  ['fr-BE', 'French (Belgium)'],
  ['fr-CA', 'French (Canada)'],
  ['fr-CH', 'French (Switzerland)'],
  ['hu', 'Hungarian'],
  ['is', 'Icelandic'],
  ['it', 'Italian'],
  ['it-CH', 'Italian (Switzerland)'],
  ['ja', 'Japanese'],
  ['lt', 'Lithuanian'],
  ['lv', 'Latvian'],
  ['nb-NO', 'Norwegian'],
  ['nl', 'Dutch'],
  ['nl-BE', 'Dutch (Belgium)'],
  ['pl', 'Polish'],
  ['pt-BR', 'Portuguese (Brazil)'],
  ['ru', 'Russian'],
  ['sv', 'Swedish'],
  ['th', 'Thai'],
  ['tr', 'Turkish'],
  ['zh-Hans', 'Chinese (simplified)'],
];

/** English is what every environment has. */
const FALLBACK = 'en-US';

/** What the browser asks for, as F&O spells it, with English as the last resort. */
export function defaultLanguages(browserLanguages: readonly string[]): readonly string[] {
  const known = browserLanguages.map(closestLanguage).filter((id) => id !== null);
  return [...new Set([...known, FALLBACK])];
}

export function languageName(id: string): string {
  return LABEL_LANGUAGES.find(([known]) => known === id)?.[1] ?? id;
}

/** `de-DE` is `de` in F&O, `fr-CA` is `fr-CA`, and plain `en` is `en-US`. */
function closestLanguage(browserLanguage: string): string | null {
  const asked = browserLanguage.toLowerCase();
  const base = asked.split('-')[0] ?? asked;
  if (asked === 'en') return FALLBACK;
  const find = (text: string) =>
    LABEL_LANGUAGES.find(([id]) => id.toLowerCase() === text)?.[0] ?? null;
  return find(asked) ?? find(base);
}
