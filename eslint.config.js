import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'test-results/', 'playwright-report/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.config.ts'] },
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      // The compiler knows every name.
      'no-undef': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // `{}` says what a generic parameter without members is.
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': 'error',
      'no-unsafe-finally': 'error',
      'max-params': ['error', 3],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // What the engine gave is replaced, never changed: `$state.raw`, and plain sets and maps.
      'svelte/prefer-svelte-reactivity': 'off',
      // It reads the reason beside an exception as names of more exceptions; svelte-check finds unused ones.
      'svelte/no-unused-svelte-ignore': 'off',
    },
  },
  // The one place where markup that is ours, an icon, is put in as it is.
  { files: ['src/components/Icon.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },
  // What is run in a terminal speaks there.
  { files: ['server/main.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
);
