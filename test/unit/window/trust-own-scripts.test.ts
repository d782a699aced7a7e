import { expect, test } from 'vitest';
import { isOwnScript } from '../../../src/trust-own-scripts.ts';

test.each([
  ['https://atlas.example/', '/assets/main-CscE98WJ.js'],
  ['https://atlas.example/', 'https://atlas.example/assets/main-B1_c-3e4.js'],
  ['https://atlas.example/', 'https://atlas.example/service-worker.js'],
  ['https://files.example/tools/atlas/', '/tools/atlas/assets/main-CscE98WJ.js'],
  ['https://files.example/tools/atlas/', 'https://files.example/tools/atlas/service-worker.js'],
])('for the app at %s, %s is a script of its own', (baseUrl, address) => {
  expect(isOwnScript(address, baseUrl)).toBe(true);
});

test.each([
  'https://evil.example/assets/main-CscE98WJ.js',
  '//evil.example/assets/main-CscE98WJ.js',
  'https://files.example/assets/main-CscE98WJ.js',
  'https://files.example/tools/atlas-evil/assets/main.js',
  '/tools/atlas/assets/../../../evil.js',
  '/tools/atlas/assets/%2e%2e/evil.js',
  '/tools/atlas/assets/..%2fevil.js',
  '/tools/atlas/assets/sub/main.js',
  '/tools/atlas/assets/main.js?x',
  '/tools/atlas/assets/main.js#x',
  '/tools/atlas/assets/main.wasm',
  '/tools/atlas/assets/',
  '/tools/atlas/collector.js',
  '/tools/atlas/demo.foatlas',
  '/tools/atlas/relay/uat.example/metadata/x.js',
  'data:text/javascript,alert(1)',
  'blob:https://files.example/1',
  'javascript:alert(1)',
  'https://user@files.example/tools/atlas/service-worker.js',
  'https://[',
  '',
])('%s is no script of the app at /tools/atlas/', (address) => {
  expect(isOwnScript(address, 'https://files.example/tools/atlas/')).toBe(false);
});
