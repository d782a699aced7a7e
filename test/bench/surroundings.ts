import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoScale } from '../../server/demo-environment/demo-catalogue.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { parseHostConfig } from '../../server/parse-host-config.ts';
import { startHost, type RunningHost } from '../../server/start-host.ts';
import { findBrowser } from '../find-browser.ts';
import { buildBenchApp } from './build-bench-app.ts';

/** Everything that is measured: the built app on a running host, and simulated environments behind its relay. */
export class Surroundings {
  readonly browserPath: string;
  readonly folder = mkdtempSync(join(tmpdir(), 'fo-atlas-bench-'));
  /** Of one release and so with the same modules, until a measurement says otherwise. */
  readonly environments: { readonly first: DemoEnvironment; readonly second: DemoEnvironment };
  #host: RunningHost | null = null;
  /** Storage belongs to an origin: a host that comes back must have the same port. */
  #port = 0;
  #profiles = 0;

  private constructor(browserPath: string, environments: Surroundings['environments']) {
    this.browserPath = browserPath;
    this.environments = environments;
  }

  static async start({
    scale = 'real',
  }: { readonly scale?: DemoScale } = {}): Promise<Surroundings> {
    const browser = findBrowser();
    if (typeof browser === 'string') throw new Error(browser);
    const first = await startDemoEnvironment({ scale });
    const second = await startDemoEnvironment({ scale });
    // What making and compressing a catalogue costs is not measured.
    await first.prepare();
    await second.prepare();
    const surroundings = new Surroundings(browser.path, { first, second });
    await buildBenchApp(surroundings.#appFolder);
    await surroundings.startHost();
    return surroundings;
  }

  /** With a trailing slash. */
  get url(): string {
    return `http://localhost:${this.#port}/`;
  }

  async startHost(): Promise<void> {
    const { first, second } = this.environments;
    const hosts = [first.url, second.url];
    const parsed = parseHostConfig(JSON.stringify({ demo: false, relay: { hosts } }));
    if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
    this.#host = await startHost({
      port: this.#port,
      host: '127.0.0.1',
      publicHosts: [],
      allowDynamics: false,
      readConfig: () => parsed.config,
      appFolder: this.#appFolder,
      startDemo: () => Promise.reject(new Error('The benchmark brings its own environments.')),
    });
    this.#port = Number(new URL(this.#host.url).port);
  }

  async stopHost(): Promise<void> {
    await this.#host?.close();
    this.#host = null;
  }

  /** An empty folder for what a browser keeps. */
  newProfile(): string {
    const folder = join(this.folder, `profile-${(this.#profiles += 1)}`);
    mkdirSync(folder);
    return folder;
  }

  async stop(): Promise<void> {
    await this.stopHost();
    await Promise.all(Object.values(this.environments).map((demo) => demo.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #appFolder(): string {
    return join(this.folder, 'app');
  }
}
