import type { ServedCatalogue } from './served-catalogue.ts';

interface DataRequest {
  readonly url: string;
  readonly query: URLSearchParams;
  catalogue(): ServedCatalogue;
}

/** The few sets under /data that a connection test reads; null for all others. */
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
    default:
      return null;
  }
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
