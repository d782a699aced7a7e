import type { ConfiguredEnvironment } from '#contract/host-config.ts';

/** A demo environment's address: stable and virtual, so that it stays the same environment on every start. */
export interface DemoHost {
  readonly host: string;
  readonly name: string;
  readonly release: 1 | 2;
}

export const DEMO_HOSTS: readonly DemoHost[] = [
  { host: 'demo.localhost', name: 'Demo 10.0.43', release: 1 },
  { host: 'demo-next.localhost', name: 'Demo 10.0.44', release: 2 },
];

/** As `/config.json` lists it. */
export function describeDemo({ host, name }: DemoHost): ConfiguredEnvironment {
  return { name, url: `http://${host}`, auth: 'none', transport: 'relay', kind: 'demo' };
}
