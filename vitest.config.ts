import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Runes of the state classes.
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['test/unit/**/*.test.ts', 'test/sqlite/**/*.test.ts'],
    environment: 'node',
    // A test without an assertion cannot fail.
    expect: { requireAssertions: true },
    pool: 'forks',
    // For what hangs, not for what is slow: on a machine that is busy, half a minute is not long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
