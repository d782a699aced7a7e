import type { Environment, GlobalVersionId } from '#contract/domain.ts';
import { recordVersion } from '../../worker/versions/version-registry.ts';
import { openEngine, type TestEngine } from './open-engine.ts';

/** An engine with two environments that nobody asks anything. */
export interface TwoEnvironments {
  readonly atlas: TestEngine;
  readonly uat: Environment;
  readonly dev: Environment;
}

export async function connectTwo(): Promise<TwoEnvironments> {
  const atlas = await openEngine();
  return {
    atlas,
    uat: await atlas.connect({ url: 'http://127.0.0.1:1' }, 'UAT'),
    dev: await atlas.connect({ url: 'http://127.0.0.1:2' }, 'DEV'),
  };
}

/** As if the module list of this environment had been read. */
export function recordModules(
  { atlas, uat }: Pick<TwoEnvironments, 'atlas' | 'uat'>,
  fingerprint: string,
  now: string,
): GlobalVersionId {
  const detected = {
    source: 'modules',
    fingerprint,
    modulesHash: null,
    versionHash: null,
    modules: [],
    unreadable: [],
    applicationVersion: null,
    platformVersion: null,
  } as const;
  return recordVersion(atlas.db, uat.id, { now, detected }).version.id;
}
