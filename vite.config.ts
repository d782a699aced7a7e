import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, defineConfig, type Plugin } from 'vite';
import { getManifest } from 'workbox-build';
import { policyInPage } from './server/page-policy.ts';

/** Where the app is mounted: `/` or a path with a slash at both ends. */
const base = process.env.ATLAS_BASE ?? '/';
const outDir = process.env.ATLAS_OUT_DIR ?? 'dist';
/** What the page shows; a test makes a newer version than this one. */
const version = process.env.ATLAS_VERSION ?? readVersion();
const target = 'es2024';

export default defineConfig({
  base,
  define: {
    'import.meta.env.ATLAS_VERSION': JSON.stringify(version),
    // Written by `npm run demo-snapshot`, or put beside the built app by whoever says so.
    'import.meta.env.ATLAS_HAS_DEMO': JSON.stringify(
      process.env.ATLAS_HAS_DEMO === '1' ||
        existsSync(new URL('public/demo.foatlas', import.meta.url)),
    ),
  },
  plugins: [
    svelte({ configFile: false }),
    guardPages(),
    leaveOutSqliteScripts(),
    keepAccountsInTab(),
    collectorScript(),
    serviceWorker(),
    redirectPage(),
  ],
  worker: { format: 'es', plugins: () => [leaveOutSqliteScripts(), packInPlace()] },
  // Pre-bundling would move the JavaScript away from the wasm that it looks for beside itself.
  optimizeDeps: { exclude: ['@sqlite.org/sqlite-wasm'] },
  build: {
    outDir,
    emptyOutDir: true,
    target,
    // What `light-dark()` and `:has()` need; without it they would be written in longer, older words.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    // The content security policy allows no data: addresses but for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false } },
    sourcemap: process.env.ATLAS_SOURCEMAP === '1',
    // SQLite's own JavaScript is half of the worker.
    chunkSizeWarningLimit: 750,
  },
});

function readVersion(): string {
  const file: { version: string } = JSON.parse(
    readFileSync(new URL('package.json', import.meta.url), 'utf8'),
  );
  return file.version;
}

/** A static host sends no headers: what can be said in the page itself is said there. */
function guardPages(): Plugin {
  return {
    name: 'fo-atlas:guard-pages',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyInPage() },
        injectTo: 'head-prepend',
      },
      {
        tag: 'meta',
        attrs: { name: 'referrer', content: 'no-referrer' },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/**
 * What is pasted into a tab of Finance & Operations: one script that stands alone, shown as text by the app. Built
 * before the service worker, which keeps it for use without a network.
 */
function collectorScript(): Plugin {
  return {
    name: 'fo-atlas:collector-script',
    apply: 'build',
    writeBundle: {
      order: 'pre',
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          build: {
            outDir,
            emptyOutDir: false,
            target,
            rolldownOptions: {
              input: fileURLToPath(new URL('src/collector/collect.ts', import.meta.url)),
              output: { format: 'iife', entryFileNames: 'collector.js' },
            },
          },
        });
      },
    },
  };
}

/** Built last, so that it can carry the list of all files of this build. */
function serviceWorker(): Plugin {
  return {
    name: 'fo-atlas:service-worker',
    apply: 'build',
    async writeBundle() {
      const { manifestEntries, warnings } = await getManifest({
        globDirectory: outDir,
        globPatterns: ['**/*.{html,js,css,wasm,svg,png,webmanifest}'],
        // Their names change with their content.
        dontCacheBustURLsMatching: /^assets\//,
      });
      if (warnings.length > 0) throw new Error(warnings.join('\n'));
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { 'self.__WB_MANIFEST': JSON.stringify(manifestEntries) },
        build: {
          outDir,
          emptyOutDir: false,
          target,
          rolldownOptions: {
            input: fileURLToPath(new URL('src/pwa/service-worker.ts', import.meta.url)),
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}

/**
 * The page at `auth`, where a sign-in comes back to. Built by itself, which keeps it small, and after the service
 * worker, which leaves it alone: it is of no use without a network.
 */
function redirectPage(): Plugin {
  return {
    name: 'fo-atlas:redirect-page',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          root: fileURLToPath(new URL('src', import.meta.url)),
          base,
          publicDir: false,
          logLevel: 'warn',
          plugins: [guardPages()],
          build: {
            outDir: resolve(outDir),
            emptyOutDir: false,
            target,
            assetsInlineLimit: 0,
            modulePreload: { polyfill: false },
            rolldownOptions: {
              input: fileURLToPath(new URL('src/auth/index.html', import.meta.url)),
            },
          },
        });
      },
    },
  };
}

/** MSAL tells all tabs of this origin who signed in, with the ID token. Ours keep theirs to themselves. */
function keepAccountsInTab(): Plugin {
  const telling = 'this.broadcastChannel = new BroadcastChannel(BROADCAST_CHANNEL_NAME);';
  return {
    name: 'fo-atlas:keep-accounts-in-tab',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /@azure\/msal-browser\/dist\/event\/EventHandler\.mjs$/ },
      handler(code) {
        if (!code.includes(telling)) this.error('MSAL no longer tells other tabs as it did');
        return code.replace(telling, '');
      },
    },
  };
}

/**
 * The SAH pool needs neither of SQLite's own worker scripts, 680 KB that would otherwise be built, served and
 * precached because the library names their addresses.
 */
function leaveOutSqliteScripts(): Plugin {
  const unused = ['sqlite3-opfs-async-proxy.js', 'sqlite3-worker1.mjs'];
  return {
    name: 'fo-atlas:leave-out-sqlite-scripts',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /@sqlite\.org\/sqlite-wasm\/dist\/index\.mjs$/ },
      handler(code) {
        return unused.reduce((text, script) => {
          const address = `new URL("${script}", import.meta.url)`;
          if (!text.includes(address)) this.error(`SQLite no longer names ${script} as it did`);
          return text.replace(address, `new URL("about:blank#${script}")`);
        }, code);
      },
    },
  };
}

/**
 * The Excel library packs large files in a worker that it makes from a text, which the content security policy
 * forbids: it would wait for ever. Who calls it is a worker already, and packs by itself.
 */
function packInPlace(): Plugin {
  const packing = "import { zip } from 'fflate';";
  return {
    name: 'fo-atlas:pack-in-place',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /write-excel-file\/modules\/zip\/zipToArrayBuffer\.js$/ },
      handler(code) {
        if (!code.includes(packing)) this.error('The Excel library no longer packs as it did');
        const inPlace = 'const zip = (files, told) => told(null, zipSync(files));';
        return code.replace(packing, `import { zipSync } from 'fflate';\n${inPlace}`);
      },
    },
  };
}
