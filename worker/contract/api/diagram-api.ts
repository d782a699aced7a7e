import type {
  Diagram,
  DiagramSuggestion,
  Layout,
  LayoutEntity,
  LayoutId,
  PlacedEntity,
  PlacingRequest,
  RelatedEntity,
} from '../diagram.ts';
import type { ListingScope } from '../listing.ts';
import type { Answer } from '../outcome.ts';

export interface DiagramApi {
  /** Question. By set name, without case. Fails with `bad_input` where they are more than `MAX_DIAGRAM_ENTITIES`. */
  drawDiagram(scope: ListingScope, entities: readonly string[]): Answer<Diagram>;
  /** Question. Those that this one refers to, then those that refer to it; by name. */
  listRelatedEntities(scope: ListingScope, entity: string): Answer<readonly RelatedEntity[]>;
  /** Question. The entities that most others refer to, the most referred to first. */
  suggestForDiagram(scope: ListingScope): Answer<readonly DiagramSuggestion[]>;
  /** Question. Places for those that have none, beside what they are related to; the others stay. */
  placeEntities(request: PlacingRequest): Answer<readonly PlacedEntity[]>;
  /** Question. By name. */
  listLayouts(): Answer<readonly Layout[]>;
  /** Command. Fails with `bad_input` where the name is empty, too long or another layout's. */
  createLayout(name: string, entities: readonly LayoutEntity[]): Answer<Layout>;
  /** Command, safe to repeat. */
  changeLayout(layout: LayoutId, entities: readonly LayoutEntity[]): Answer<Layout>;
  /** Command. Fails with `bad_input` as `createLayout`. */
  renameLayout(layout: LayoutId, name: string): Answer<Layout>;
  /** Command, safe to repeat. */
  removeLayout(layout: LayoutId): Answer<void>;
}
