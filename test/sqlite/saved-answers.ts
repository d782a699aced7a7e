/** What a service answers, as somebody saves it from a browser. */
export interface SavedAnswers {
  readonly dataEntities: string;
  readonly entities: string;
  readonly enumerations: string;
  readonly modules: string;
  readonly labels: string;
  readonly edmx: string;
  readonly applicationVersion: string;
  readonly platformVersion: string;
}

export async function saveAnswers(url: string): Promise<SavedAnswers> {
  const lists = await saveLists(url);
  const { dataEntities, entities, enumerations } = lists;
  const ids = new Set(
    [dataEntities, entities, enumerations].flatMap((list) =>
      Array.from(list.matchAll(/"LabelId":\s*"(@[^"]+)"/g), ([, id = '']) => id),
    ),
  );
  const labels = await Promise.all(
    Array.from(ids, async (id) => {
      const path = `/metadata/Labels(Id='${encodeURIComponent(id)}',Language='en-US')`;
      return (await fetch(url + path)).text();
    }),
  );
  const known = labels.filter((label) => label.includes('"Value"'));
  return { ...lists, labels: `[${known.join(',')}]` };
}

export async function saveLists(url: string): Promise<Omit<SavedAnswers, 'labels'>> {
  const text = async (path: string, init?: RequestInit) => (await fetch(url + path, init)).text();
  const actions = 'Microsoft.Dynamics.DataEntities';
  const act = (action: string) =>
    text(`/data/${action.replace('/', `/${actions}.`)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
  const [dataEntities, entities, enumerations, edmx] = await Promise.all([
    text('/metadata/DataEntities'),
    text('/metadata/PublicEntities'),
    text('/metadata/PublicEnumerations'),
    text('/data/$metadata'),
  ]);
  const [modules, applicationVersion, platformVersion] = await Promise.all([
    act('SystemNotifications/GetInstalledModules'),
    act('DataManagementEntities/GetApplicationVersion'),
    act('DataManagementEntities/GetPlatformBuildVersion'),
  ]);
  return {
    dataEntities,
    entities,
    enumerations,
    edmx,
    modules,
    applicationVersion,
    platformVersion,
  };
}

/** The names say nothing: files are known by their contents. */
export function fileOf(content: string | Uint8Array<ArrayBuffer>, name = 'download'): File {
  return new File([content], name);
}
