import type { DiagramApi } from '#contract/api/diagram-api.ts';
import { MAX_DIAGRAM_ENTITIES } from '#contract/diagram.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import { drawDiagram } from '../diagram/draw-diagram.ts';
import { placeEntities } from '../diagram/place-entities.ts';
import { listRelatedEntities, suggestForDiagram } from '../diagram/related-entities.ts';
import { Layouts } from '../layouts/layouts.ts';
import type { EngineHouse } from './engine-house.ts';
import { findInCatalog, withCatalog } from './find-in-catalog.ts';

export function diagramAnswers({ db, catalogs, publish }: EngineHouse): DiagramApi {
  const layouts = new Layouts(db);
  const now = (): string => new Date().toISOString();
  const find = findInCatalog(catalogs);
  const inCatalog = withCatalog(catalogs);
  const tell = <T>(outcome: Outcome<T>): Outcome<T> => {
    if (outcome.ok) publish({ kind: 'layouts_changed' });
    return outcome;
  };
  return {
    drawDiagram: async (scope, entities) =>
      entities.length > MAX_DIAGRAM_ENTITIES
        ? TOO_MANY
        : inCatalog(scope.catalog, () => succeed(drawDiagram(db, scope, entities))),
    listRelatedEntities: async (scope, entity) =>
      find(scope.catalog, { what: 'entity', name: entity }, () =>
        listRelatedEntities(db, scope, entity),
      ),
    suggestForDiagram: async (scope) =>
      inCatalog(scope.catalog, () => succeed(suggestForDiagram(db, scope))),
    placeEntities: async (request) =>
      request.entities.length > MAX_DIAGRAM_ENTITIES
        ? TOO_MANY
        : succeed(await placeEntities(request)),
    listLayouts: async () => succeed(layouts.list()),
    createLayout: async (name, entities) => tell(layouts.create(name, entities, now())),
    changeLayout: async (layout, entities) => tell(layouts.change(layout, entities, now())),
    renameLayout: async (layout, name) => tell(layouts.rename(layout, name)),
    removeLayout: async (layout) => tell(succeed(layouts.remove(layout))),
  };
}

const TOO_MANY = fail({
  kind: 'bad_input',
  field: 'entities',
  problem: `a diagram holds at most ${MAX_DIAGRAM_ENTITIES}`,
});
