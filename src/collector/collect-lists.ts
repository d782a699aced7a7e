import type { Section } from './collection-file.ts';
import { Refusal, type Requests } from './requests.ts';

interface List {
  readonly section: string;
  readonly name: string;
  readonly path: string;
  readonly body?: string;
}

const ACTIONS = 'Microsoft.Dynamics.DataEntities';

/** Named as the app names the contents of files. */
const LISTS: readonly List[] = [
  {
    section: 'modules',
    name: 'Modules',
    path: `/data/SystemNotifications/${ACTIONS}.GetInstalledModules`,
    body: '{}',
  },
  {
    section: 'application_version',
    name: 'Application version',
    path: `/data/DataManagementEntities/${ACTIONS}.GetApplicationVersion`,
    body: '{}',
  },
  {
    section: 'platform_version',
    name: 'Platform version',
    path: `/data/DataManagementEntities/${ACTIONS}.GetPlatformBuildVersion`,
    body: '{}',
  },
  { section: 'data_entities', name: 'Data entities', path: '/metadata/DataEntities' },
  { section: 'entities', name: 'Public entities', path: '/metadata/PublicEntities' },
  { section: 'enumerations', name: 'Enumerations', path: '/metadata/PublicEnumerations' },
];

/** One after the other: the large ones keep the environment busy for a minute. What is refused is left out. */
export async function collectLists(
  requests: Requests,
  tell: (name: string, text: string) => void,
): Promise<readonly Section[]> {
  const sections: Section[] = [];
  for (const { section, name, path, body } of LISTS) {
    tell(name, 'asking');
    try {
      const answer = await requests.read(path, body);
      sections.push({ section, shape: 'answer', body: answer });
      tell(name, `${(answer.size / 1_000_000).toFixed(1)} MB`);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 401) throw error;
      tell(name, `left out: ${error.message}`);
    }
  }
  return sections;
}
