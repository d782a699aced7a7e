import { DEMO_HOSTS } from './demo-hosts.ts';

export interface RunningDemo {
  readonly url: string;
  close(): Promise<void>;
}

export type StartDemo = (release: 1 | 2) => Promise<RunningDemo>;

/** The simulated services behind the demo's names. Each starts when it is first needed. */
export class DemoEnvironments {
  readonly #start: StartDemo;
  readonly #runningByHost = new Map<string, Promise<RunningDemo>>();

  constructor(start: StartDemo) {
    this.#start = start;
  }

  async originOf(host: string): Promise<string> {
    const running = this.#runningByHost.get(host) ?? this.#start(releaseOf(host));
    this.#runningByHost.set(host, running);
    return new URL((await running).url).origin;
  }

  /** Only the first: the next release matters to those who compare. */
  async prepare(): Promise<void> {
    const [first] = DEMO_HOSTS;
    if (first !== undefined) await this.originOf(first.host);
  }

  async close(): Promise<void> {
    const started = await Promise.allSettled(this.#runningByHost.values());
    await Promise.all(
      started.flatMap((demo) => (demo.status === 'fulfilled' ? [demo.value.close()] : [])),
    );
  }
}

function releaseOf(host: string): 1 | 2 {
  const demo = DEMO_HOSTS.find((entry) => entry.host === host);
  if (demo === undefined) throw new Error(`${host} is no demo environment`);
  return demo.release;
}
