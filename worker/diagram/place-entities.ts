import type { PlacedEntity, PlacingRequest } from '#contract/diagram.ts';

/** Between columns there is room for the lines, between rows only for the eye. */
const COLUMN_GAP = 96;
const ROW_GAP = 24;

interface Box extends PlacedEntity {
  readonly width: number;
  readonly height: number;
}
type Waiting = Omit<Box, 'x' | 'y'>;

/**
 * Places for those that have none, in the order in which they were given. What has a place stays there: what it refers
 * to comes to its right, what refers to it to its left, and what is related to nothing below all others.
 */
export async function placeEntities({
  entities,
  relations,
}: PlacingRequest): Promise<readonly PlacedEntity[]> {
  const boxes = new Map<string, Box>();
  const waiting = new Map<string, Waiting>();
  for (const { at, ...entity } of entities) {
    if (at === null) waiting.set(entity.name, entity);
    else boxes.set(entity.name, { ...entity, ...at });
  }
  if (boxes.size > 0) placeBeside(boxes, waiting, relations);
  if (waiting.size > 0) {
    const arranged = await arrange([...waiting.values()], relations);
    const place = below([...boxes.values()]);
    for (const box of arranged) {
      boxes.set(box.name, { ...box, x: box.x + place.x, y: box.y + place.y });
    }
  }
  return entities
    .filter(({ at }) => at === null)
    .flatMap(({ name }) => boxes.get(name) ?? [])
    .map(({ name, x, y }) => ({ name, x: Math.round(x), y: Math.round(y) }));
}

/** Step by step outwards, until nobody who waits is related to anybody who has a place. */
function placeBeside(
  boxes: Map<string, Box>,
  waiting: Map<string, Waiting>,
  relations: PlacingRequest['relations'],
): void {
  for (;;) {
    const next = relations.find(
      ({ from, to }) => boxes.has(from) !== boxes.has(to) && (waiting.has(from) || waiting.has(to)),
    );
    if (next === undefined) return;
    const isRight = boxes.has(next.from);
    const anchor = boxes.get(isRight ? next.from : next.to);
    const entity = waiting.get(isRight ? next.to : next.from);
    if (anchor === undefined || entity === undefined) return;
    const x = isRight ? anchor.x + anchor.width + COLUMN_GAP : anchor.x - COLUMN_GAP - entity.width;
    boxes.set(entity.name, {
      ...entity,
      x,
      y: freeRow([...boxes.values()], { ...entity, x, y: anchor.y }),
    });
    waiting.delete(entity.name);
  }
}

/** The nearest height at which the box covers no other. */
function freeRow(boxes: readonly Box[], wanted: Box): number {
  const inTheWay = boxes.filter(
    ({ x, width }) => x < wanted.x + wanted.width + ROW_GAP && wanted.x < x + width + ROW_GAP,
  );
  const isFree = (row: number): boolean =>
    inTheWay.every(
      ({ y, height }) => row + wanted.height + ROW_GAP <= y || y + height + ROW_GAP <= row,
    );
  const rows = inTheWay.flatMap(({ y, height }) => [
    y + height + ROW_GAP,
    y - wanted.height - ROW_GAP,
  ]);
  const distance = (row: number): number => Math.abs(row - wanted.y);
  const [nearest] = [wanted.y, ...rows]
    .filter(isFree)
    .toSorted((a, b) => distance(a) - distance(b) || a - b);
  return nearest ?? wanted.y;
}

function below(boxes: readonly Box[]): { readonly x: number; readonly y: number } {
  if (boxes.length === 0) return { x: 0, y: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y: y + COLUMN_GAP };
}

/** From left to right along what refers to what. The library is loaded when it is first needed. */
async function arrange(
  entities: readonly Waiting[],
  relations: PlacingRequest['relations'],
): Promise<readonly Box[]> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: COLUMN_GAP, nodesep: ROW_GAP, ranker: 'tight-tree' });
  for (const { name, width, height } of entities) graph.setNode(name, { width, height });
  for (const { from, to } of relations) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to, {});
  }
  layout(graph);
  return entities.map((entity) => {
    const { x = 0, y = 0 } = graph.node(entity.name);
    return { ...entity, x: x - entity.width / 2, y: y - entity.height / 2 };
  });
}
