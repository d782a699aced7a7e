import type { GlobalVersion } from '#contract/domain.ts';

export type Builds = Pick<GlobalVersion, 'applicationVersion' | 'platformVersion'>;

/** False where both tell a build number and not the same one. What one of them does not tell contradicts nothing. */
export function haveSameBuilds(one: Builds, other: Builds): boolean {
  return (
    isSame(one.applicationVersion, other.applicationVersion) &&
    isSame(one.platformVersion, other.platformVersion)
  );
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}
