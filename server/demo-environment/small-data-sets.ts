import type { ServedCatalogue } from './served-catalogue.ts';

interface DataRequest {
  readonly url: string;
  readonly query: URLSearchParams;
  catalogue(): ServedCatalogue;
}

/** The few sets under /data that the relay passes on; null for all others. */
export function answerData(resource: string, request: DataRequest): object | null {
  const context = `${request.url}/data/$metadata`;
  switch (resource.toLowerCase()) {
    case '':
      return { '@odata.context': context, value: listSets(request.catalogue()) };
    case 'legalentities':
      return {
        '@odata.context': `${context}#LegalEntities`,
        value: LEGAL_ENTITIES.slice(0, top(request.query)),
      };
    case 'companies':
      return {
        '@odata.context': `${context}#Companies`,
        value: LEGAL_ENTITIES.slice(0, top(request.query)).map(({ LegalEntityId, Name }) => ({
          DataArea: LegalEntityId.toLowerCase(),
          Name,
        })),
      };
    case 'datamanagemententities':
      return {
        '@odata.context': `${context}#DataManagementEntities`,
        value: listDataManagement(request.catalogue()),
      };
    default:
      return null;
  }
}

/** Only a few of its fields. The system speaks English. */
function listDataManagement(catalogue: ServedCatalogue): readonly object[] {
  return catalogue.dataEntities.map((entity) => {
    const labelId = 'LabelId' in entity && typeof entity.LabelId === 'string' ? entity.LabelId : '';
    return {
      EntityName: catalogue.labelText(labelId, 'en-US') ?? entity.Name,
      TargetName: entity.Name,
      EntityIsEnabled: 'Yes',
    };
  });
}

function top(query: URLSearchParams): number {
  return Number(query.get('$top') ?? LEGAL_ENTITIES.length);
}

function listSets(catalogue: ServedCatalogue): { name: string; kind: string; url: string }[] {
  return catalogue.publicEntities.flatMap((entity) =>
    'EntitySetName' in entity && typeof entity.EntitySetName === 'string'
      ? [{ name: entity.EntitySetName, kind: 'EntitySet', url: entity.EntitySetName }]
      : [],
  );
}

const LEGAL_ENTITIES = [
  {
    LegalEntityId: 'USMF',
    Name: 'Contoso Entertainment System USA',
    AddressCountryRegionId: 'USA',
  },
  {
    LegalEntityId: 'DEMF',
    Name: 'Contoso Entertainment System Germany',
    AddressCountryRegionId: 'DEU',
  },
  { LegalEntityId: 'FRRT', Name: 'Contoso Retail France', AddressCountryRegionId: 'FRA' },
];
