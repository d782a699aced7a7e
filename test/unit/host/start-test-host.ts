import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { hostConfigSchema, type HostConfig } from '#contract/host-config.ts';
import { listen } from '../../listen.ts';
import { startHost, type HostOptions, type RunningHost } from '../../../server/start-host.ts';

/** An app folder as a build leaves it, small. */
export function createAppFolder(): string {
  const folder = createFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>Atlas</title>${padding}`);
  writeFileSync(join(folder, 'sw.js'), `// worker\n${padding}`);
  writeFileSync(join(folder, 'assets/main-B1c2D3e4.js'), `// main\n${padding}`);
  return folder;
}

const padding = '// long enough to be worth compressing\n'.repeat(100);

/** It ends with the test. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fo-atlas-host-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server on a free port that answers as told, and ends with the test. */
export async function startUpstream(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

export interface TestHostOptions extends Partial<
  Pick<HostOptions, 'allowDynamics' | 'limits' | 'publicHosts'>
> {
  readonly config?: unknown;
  readonly appFolder?: string;
  readonly startDemo?: (release: 1 | 2) => Promise<{ url: string; close(): Promise<void> }>;
}

/** A host without demo environments, unless `startDemo` is given; it ends with the test. */
export async function startTestHost(options: TestHostOptions = {}): Promise<RunningHost> {
  const startDemo = options.startDemo;
  const config: HostConfig = hostConfigSchema.parse({
    demo: startDemo !== undefined,
    ...Object(options.config ?? {}),
  });
  const host = await startHost({
    allowDynamics: false,
    publicHosts: [],
    ...options,
    port: 0,
    host: '127.0.0.1',
    readConfig: () => config,
    appFolder: options.appFolder ?? createAppFolder(),
    startDemo: startDemo ?? (() => Promise.reject(new Error('no demo in this test'))),
  });
  onTestFinished(() => host.close());
  return host;
}

/** A host whose relay may reach `origin`, and the address of that host in the relay. */
export async function startRelayTo(origin: string, options: TestHostOptions = {}): Promise<string> {
  const host = await startTestHost({ ...options, config: { relay: { hosts: [origin] } } });
  return `${host.url}relay/${new URL(origin).host}`;
}
