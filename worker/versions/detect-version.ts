import type { InstalledModule, VersionSource } from '#contract/domain.ts';
import type { Answer } from '#contract/outcome.ts';

/** The part of the metadata service that says which version an environment runs. */
export interface VersionService {
  installedModules(signal: AbortSignal): Answer<readonly string[]>;
  applicationVersion(signal: AbortSignal): Answer<string>;
  platformBuildVersion(signal: AbortSignal): Answer<string>;
}

export interface DetectedVersion {
  readonly source: VersionSource;
  readonly fingerprint: string;
  /** Null where modules could not be read. */
  readonly modulesHash: string | null;
  readonly versionHash: string | null;
  readonly modules: readonly InstalledModule[];
  /** Lines of the module list in no known shape, as they came; they count in the fingerprint. */
  readonly unreadable: readonly string[];
  readonly applicationVersion: string | null;
  readonly platformVersion: string | null;
}

export declare function detectVersion(
  service: VersionService,
  signal: AbortSignal,
): Answer<DetectedVersion>;
