import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

/** The directions of import. What is not forbidden here is allowed. */
export const IMPORT_DIRECTIONS: readonly IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nobody-imports-a-main',
    severity: 'error',
    from: {},
    to: { path: '(^|/)main\\.ts$' },
  },
  {
    name: 'no-index-that-only-passes-on',
    severity: 'error',
    from: {},
    to: { path: '(^|/)index\\.ts$', pathNot: 'node_modules' },
  },
  {
    name: 'no-import-that-leads-nowhere',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'product-without-tests',
    severity: 'error',
    from: { path: '^(src|worker|server)/' },
    to: { path: '^test/' },
  },
  {
    name: 'contract-imports-nothing',
    comment: 'but zod/mini, where it validates what a host says',
    severity: 'error',
    from: { path: '^worker/contract/' },
    to: { pathNot: ['^worker/contract/', '^node_modules/zod/'] },
  },
  {
    name: 'contract-validates-only-the-host',
    severity: 'error',
    from: { path: '^worker/contract/', pathNot: '^worker/contract/host-config\\.ts$' },
    to: { path: '^node_modules/' },
  },
  {
    name: 'database-knows-no-domain',
    severity: 'error',
    from: { path: '^worker/db/' },
    to: { pathNot: ['^worker/db/', '^node_modules/@sqlite\\.org/'] },
  },
  {
    name: 'only-the-engine-starts-a-sync',
    severity: 'error',
    from: { pathNot: ['^worker/(sync|answers)/', '^worker/engine\\.ts$', '^test/'] },
    to: { path: '^worker/sync/' },
  },
  {
    name: 'features-below-the-engine',
    severity: 'error',
    from: { path: '^worker/[^/]+/', pathNot: '^worker/(tabs|answers)/' },
    to: { path: '^worker/(tabs/|answers/|[^/]+\\.ts$)' },
  },
  {
    name: 'worker-stands-alone',
    severity: 'error',
    from: { path: '^worker/' },
    to: { path: '^(src|server)/' },
  },
  {
    name: 'host-knows-only-the-contract',
    severity: 'error',
    from: { path: '^server/' },
    to: { path: '^(src|worker)/', pathNot: '^worker/contract/' },
  },
  {
    name: 'window-knows-only-the-contract',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(server|worker)/', pathNot: '^worker/contract/' },
  },
  {
    name: 'contract-by-its-name',
    severity: 'error',
    from: { path: '^(src|server)/' },
    to: { path: '^worker/contract/', dependencyTypesNot: ['aliased-subpath-import'] },
  },
  {
    name: 'pages-ask-the-state',
    severity: 'error',
    from: { path: '^src/(pages|components)/' },
    to: { path: '^src/(engine|assistant)/' },
  },
  {
    name: 'components-know-no-page',
    severity: 'error',
    from: { path: '^src/components/' },
    to: { path: '^src/pages/' },
  },
  {
    name: 'state-knows-no-component',
    severity: 'error',
    from: { path: '^src/(state|engine|auth|assistant|pwa)/' },
    to: { path: '^src/(pages|components)/' },
  },
  {
    name: 'engine-client-knows-no-state',
    severity: 'error',
    from: { path: '^src/engine/' },
    to: { path: '^src/', pathNot: '^src/engine/' },
  },
];

export const CRUISE_OPTIONS: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  // Types count: whoever names a layer depends on it.
  tsPreCompilationDeps: true,
  extraExtensionsToScan: ['.sql'],
};

export const RESOLVE_OPTIONS = {
  extensions: ['.ts', '.svelte', '.js', '.mjs'],
  conditionNames: ['types', 'svelte', 'browser', 'node', 'import', 'default'],
  exportsFields: ['exports'],
};
