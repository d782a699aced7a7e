import type { FileContent } from '#contract/files.ts';
import { ENTITIES_NAMESPACE } from '#contract/metadata.ts';
import type { Section } from './collection-file.ts';
import { Refusal, type Requests } from './requests.ts';

interface List {
  readonly name: string;
  readonly path: string;
  readonly body?: string;
}

/** One after the other; labels are asked for when these have told which there are. */
const LISTS: Readonly<Record<Exclude<FileContent, 'labels'>, List>> = {
  modules: {
    name: 'Modules',
    path: `/data/SystemNotifications/${ENTITIES_NAMESPACE}.GetInstalledModules`,
    body: '{}',
  },
  application_version: {
    name: 'Application version',
    path: `/data/DataManagementEntities/${ENTITIES_NAMESPACE}.GetApplicationVersion`,
    body: '{}',
  },
  platform_version: {
    name: 'Platform version',
    path: `/data/DataManagementEntities/${ENTITIES_NAMESPACE}.GetPlatformBuildVersion`,
    body: '{}',
  },
  data_entities: { name: 'Data entities', path: '/metadata/DataEntities' },
  entities: { name: 'Public entities', path: '/metadata/PublicEntities' },
  enumerations: { name: 'Enumerations', path: '/metadata/PublicEnumerations' },
};

export const ALL_LISTS: readonly string[] = Object.keys(LISTS);

export interface CollectedLists {
  readonly sections: readonly Section[];
  /** What another run has to ask for. */
  readonly missing: readonly string[];
}

/**
 * One after the other: the large ones keep the environment busy for a minute. What is refused is left out; where the
 * session ends or somebody stops, what is complete is kept and the rest is named.
 */
export async function collectLists(
  requests: Requests,
  tell: (name: string, text: string) => void,
  wanted: readonly string[] = ALL_LISTS,
): Promise<CollectedLists> {
  const sections: Section[] = [];
  const missing: string[] = [];
  let end: string | null = null;
  for (const [section, { name, path, body }] of Object.entries(LISTS)) {
    if (!wanted.includes(section)) continue;
    if (end !== null) {
      missing.push(section);
      tell(name, 'missing');
      continue;
    }
    tell(name, 'asking');
    try {
      const answer = await requests.read(path, body);
      sections.push({ section, shape: 'answer', body: answer });
      tell(name, `${(answer.size / 1_000_000).toFixed(1)} MB`);
    } catch (error) {
      const isRefused = error instanceof Refusal && error.status !== 401;
      if (!isRefused) end = error instanceof Refusal ? error.message : 'stopped';
      if (!isRefused) missing.push(section);
      tell(name, isRefused ? `left out: ${error.message}` : `missing: ${end ?? ''}`);
    }
  }
  return { sections, missing };
}
