import type { ServedCatalogue } from './served-catalogue.ts';

interface DataRequest {
  readonly url: string;
  readonly query: URLSearchParams;
  catalogue(): ServedCatalogue;
}

/** The few sets under /data that a connection test reads; null for all others. */
export function answerData(
  resource: string,
  request: DataRequest,
): { readonly text: string; readonly contentType: string } | null {
  const context = `${request.url}/data/$metadata`;
  switch (resource.toLowerCase()) {
    case '':
      return json({ '@odata.context': context, value: listSets(request.catalogue()) });
    case '$metadata':
      return { text: EMPTY_SCHEMA, contentType: 'application/xml; charset=utf-8' };
    case 'legalentities':
      return json({
        '@odata.context': `${context}#LegalEntities`,
        value: LEGAL_ENTITIES.slice(0, top(request.query)),
      });
    case 'companies':
      return json({
        '@odata.context': `${context}#Companies`,
        value: LEGAL_ENTITIES.slice(0, top(request.query)).map(({ LegalEntityId, Name }) => ({
          DataArea: LegalEntityId.toLowerCase(),
          Name,
        })),
      });
    case 'datamanagemententities':
      return json({
        '@odata.context': `${context}#DataManagementEntities`,
        value: listDataManagement(request.catalogue()),
      });
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

function json(value: object): { text: string; contentType: string } {
  return {
    text: JSON.stringify(value),
    contentType: 'application/json; odata.metadata=minimal; charset=utf-8',
  };
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

const EMPTY_SCHEMA = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.DataEntities" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityContainer Name="Resources"/></Schema></edmx:DataServices></edmx:Edmx>`;
