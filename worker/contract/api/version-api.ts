import type { EnvironmentId, VersionCheck } from '../domain.ts';
import type { Answer } from '../outcome.ts';

export interface VersionApi {
  /** Question. The version, fetched unless younger than five minutes or `isForced`. */
  checkVersion(id: EnvironmentId, isForced?: boolean): Answer<VersionCheck>;
}
