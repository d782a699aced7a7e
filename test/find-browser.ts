import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { canRun, findProgram } from './find-program.ts';

export interface FoundBrowser {
  readonly path: string;
  /** Where it comes from, for the person who reads the test's output. */
  readonly origin: string;
}

/**
 * The Chromium for the browser tests: the one that ATLAS_BROWSER or PLAYWRIGHT_CHROMIUM names, the system's,
 * Playwright's own, or one that is installed now. A sentence that says what to do if there is none to be had.
 */
export function findBrowser(): FoundBrowser | string {
  const named = process.env.ATLAS_BROWSER || process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    return canRun(named)
      ? { path: named, origin: 'named by the environment' }
      : `${named}, named by ATLAS_BROWSER or PLAYWRIGHT_CHROMIUM, is not a program.`;
  }
  return fromSystem() ?? fromPlaywright() ?? install() ?? NO_BROWSER;
}

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const SYSTEM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  MAC_CHROME,
];
const NO_BROWSER =
  'No Chromium was found and none could be installed. Install one (for example with ' +
  '`npx playwright install --with-deps chromium`), or name one in ATLAS_BROWSER.';

function fromSystem(): FoundBrowser | null {
  const path = findProgram(SYSTEM_NAMES);
  return path === null ? null : { path, origin: "the system's" };
}

function fromPlaywright(): FoundBrowser | null {
  const path = chromium.executablePath();
  return path && existsSync(path) ? { path, origin: "Playwright's own" } : null;
}

/** Says what it does: it takes minutes, and changes the machine. */
function install(): FoundBrowser | null {
  const isDebian = existsSync('/etc/debian_version');
  if (isDebian && process.getuid?.() === 0) {
    console.log('No Chromium found: installing the one of this Debian.');
    run('apt-get', ['update', '--quiet']);
    run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium']);
    const installed = fromSystem();
    if (installed !== null) return { ...installed, origin: 'installed now from Debian' };
  }
  console.log("No Chromium found: installing Playwright's own.");
  run('npx', ['playwright', 'install', 'chromium']);
  const installed = fromPlaywright();
  return installed && { ...installed, origin: 'installed now by Playwright' };
}

/** What it says is for the reader; whether it worked shows in whether there is a browser now. */
function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
