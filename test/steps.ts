/** One thing that `npm test` runs: a tool of node_modules/.bin with its arguments. */
export interface Step {
  readonly name: string;
  readonly command: readonly [tool: string, ...args: string[]];
  /** Where its reporter writes what it counted; without one it is one case, passed or failed. */
  readonly report?: string;
}

export const SVELTE_CHECK: Step = {
  name: 'Types of the window',
  command: [
    'svelte-check',
    '--workspace',
    'src',
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ],
};

export const LINT: Step = {
  name: 'Lint',
  command: ['eslint', '--max-warnings', '0', '.'],
};

/** Independent of each other. The directions of import are a unit test. */
export const STATIC_CHECKS: readonly Step[] = [
  LINT,
  SVELTE_CHECK,
  { name: 'Format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'Types of the engine', command: ['tsc', '-p', 'worker'] },
  { name: 'Types of the host', command: ['tsc', '-p', 'server'] },
  { name: 'Types of the service worker', command: ['tsc', '-p', 'src/pwa'] },
  { name: 'Types of the tests', command: ['tsc', '-p', 'test'] },
  { name: 'Dead code', command: ['knip', '--no-progress', '--treat-config-hints-as-errors'] },
];

export const UNIT_TESTS: Step = {
  name: 'Unit and SQLite tests',
  command: [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/unit.json',
  ],
  report: 'test-results/unit.json',
};

export const BUILD: Step = { name: 'Build', command: ['vite', 'build', '--logLevel', 'warn'] };

export const BROWSER_TESTS: Step = {
  name: 'Browser tests',
  command: ['playwright', 'test'],
  report: 'test-results/browser.json',
};

export const FIREFOX_TESTS: Step = {
  name: 'Firefox tests',
  command: [
    'vitest',
    'run',
    '--config=test/firefox/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/firefox.json',
  ],
  report: 'test-results/firefox.json',
};
