import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface HostStart {
  /** The built app; default: the project's own build. */
  readonly appFolder?: string;
  /** What the file that ATLAS_CONFIG names says. */
  readonly config?: object;
  /** To come back at the address of a host that was stopped. */
  readonly port?: number;
}

/** The host as `npm start` runs it, in its own process, on a free port. */
export class HostProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #log: HostLog;

  private constructor(child: ChildProcess, log: HostLog, url: string) {
    this.#child = child;
    this.#log = log;
    this.url = url;
  }

  static async start(start: HostStart = {}): Promise<HostProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'fo-atlas-host-'));
    const configFile = join(folder, 'config.json');
    writeFileSync(configFile, JSON.stringify(start.config ?? {}));
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(start.port ?? 0),
        ATLAS_CONFIG: configFile,
        ATLAS_APP_FOLDER: start.appFolder ?? join(ROOT, 'dist'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const log = new HostLog(child);
    return new HostProcess(child, log, await readyAddress(child, log));
  }

  /** All that it has written so far. */
  get log(): string {
    return this.#log.text;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Settles when nothing listens there any more. Safe to call again. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    await gone;
  }
}

class HostLog {
  text = '';

  constructor(child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.text += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.text += text;
      process.stderr.write(text);
    });
  }
}

function readyAddress(child: ChildProcess, log: HostLog): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The host ended before it was ready: ${log.text}`)));
    child.stdout?.on('data', () => {
      const address = /ready at (\S+)/.exec(log.text)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}
