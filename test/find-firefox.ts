import { canRun, findProgram } from './find-program.ts';

/**
 * The Firefox that ATLAS_FIREFOX names, or the system's. It is never installed for the tests: the product is proved
 * in Chromium, and in Firefox where there is one. A sentence that says so if there is none.
 */
export function findFirefox(): { readonly path: string } | string {
  const named = process.env.ATLAS_FIREFOX;
  if (named) {
    return canRun(named) ? { path: named } : `${named}, named by ATLAS_FIREFOX, is not a program.`;
  }
  const path = findProgram(SYSTEM_NAMES);
  return path === null ? NO_FIREFOX : { path };
}

const MAC_FIREFOX = '/Applications/Firefox.app/Contents/MacOS/firefox';
const SYSTEM_NAMES = ['firefox-esr', 'firefox', MAC_FIREFOX];
const NO_FIREFOX =
  'no Firefox was found. Install one (on Debian `apt-get install firefox-esr`), or name one in ATLAS_FIREFOX.';
