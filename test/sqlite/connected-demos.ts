import type { Environment } from '#contract/domain.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { openEngine, type TestEngine } from './open-engine.ts';

/** A small demo environment, connected as UAT to an engine of its own. Whoever asks for it closes it. */
export interface ConnectedDemo {
  readonly demo: DemoEnvironment;
  readonly atlas: TestEngine;
  readonly uat: Environment;
}

export async function connectDemo(): Promise<ConnectedDemo> {
  const demo = await startDemoEnvironment({ scale: 'small' });
  const atlas = await openEngine();
  return { demo, atlas, uat: await atlas.connect(demo, 'UAT') };
}

/** UAT and DEV with the same modules. */
export interface ConnectedPair extends Pick<ConnectedDemo, 'atlas' | 'uat'> {
  readonly first: DemoEnvironment;
  readonly second: DemoEnvironment;
  readonly dev: Environment;
}

export async function connectPair(): Promise<ConnectedPair> {
  const { demo: first, atlas, uat } = await connectDemo();
  const second = await startDemoEnvironment({ scale: 'small' });
  return { first, second, atlas, uat, dev: await atlas.connect(second, 'DEV') };
}

/** How often its version was asked for. */
export function countVersionRequests({ requests }: DemoEnvironment): number {
  return requests.read().counts.modules;
}
