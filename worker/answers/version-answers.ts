import type { VersionApi } from '#contract/api/version-api.ts';
import type { EngineHouse } from './engine-house.ts';

export function versionAnswers({ versions, publish }: EngineHouse): VersionApi {
  return {
    checkVersion: async (id, isForced = false) => {
      const check = await versions.check(id, isForced);
      if (check.ok && !check.value.fromCache) publish({ kind: 'environments_changed' });
      return check;
    },
  };
}
