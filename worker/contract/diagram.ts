import type { CatalogId } from './domain.ts';
import type { RelationConstraint } from './metadata.ts';

/** More than this nobody can read, and no browser draws quickly. */
export const MAX_DIAGRAM_ENTITIES = 150;

/** Fields of one entity that a diagram shows; the rest is a number. */
export const MAX_DIAGRAM_FIELDS = 15;

/** Entities of a catalogue with the relations between them. */
export interface Diagram {
  readonly catalogId: CatalogId;
  /** In the order in which they were asked for, each once. */
  readonly entities: readonly DiagramEntity[];
  /** Only those that lead from one of the entities to one of them. */
  readonly relations: readonly DiagramRelation[];
  /** Asked for, but not in this catalogue. */
  readonly missing: readonly string[];
}

export interface DiagramEntity {
  readonly entitySetName: string;
  readonly label: string | null;
  /** Key first, then what its relations use, then what is mandatory; at most `MAX_DIAGRAM_FIELDS`. */
  readonly fields: readonly DiagramField[];
  /** Of all its fields. */
  readonly fieldCount: number;
  /** Other entities of the catalogue that it is related to, in either direction. */
  readonly relatedCount: number;
}

export interface DiagramField {
  readonly name: string;
  readonly typeName: string;
  readonly dataType: string;
  readonly isKey: boolean;
  readonly isMandatory: boolean;
  /** Set names of the entities that it refers to. */
  readonly refersTo: readonly string[];
}

/** What both sides name is one relation, told from the side that refers to one record of the other, if it names it. */
export interface DiagramRelation {
  /** Set names. */
  readonly from: string;
  readonly to: string;
  /** Of the navigation property of `from`. */
  readonly name: string;
  readonly cardinality: string;
  readonly constraints: readonly RelationConstraint[];
}

/** An entity that is related to another one. */
export interface RelatedEntity {
  readonly entitySetName: string;
  readonly label: string | null;
  /** True: the asked one refers to it. False: it refers to the asked one. */
  readonly isReferredTo: boolean;
  /** Names of the navigation properties, of whichever side refers. */
  readonly relations: readonly string[];
}

/** To begin a diagram with. */
export interface DiagramSuggestion {
  readonly entitySetName: string;
  readonly label: string | null;
  /** How many other entities refer to it. */
  readonly referrerCount: number;
}

export interface PlacingRequest {
  readonly entities: readonly {
    readonly name: string;
    readonly width: number;
    readonly height: number;
    /** Its left upper corner, where it stays; null for one that wants a place. */
    readonly at: Point | null;
  }[];
  readonly relations: readonly Pick<DiagramRelation, 'from' | 'to'>[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The left upper corner of an entity in a diagram. */
export interface PlacedEntity extends Point {
  readonly name: string;
}

export type LayoutId = number;

/** A saved diagram. It names its entities and refers to no row of a catalogue, so it survives every sync. */
export interface Layout {
  readonly id: LayoutId;
  readonly name: string;
  readonly entities: readonly LayoutEntity[];
}

export interface LayoutEntity {
  /** Set name. */
  readonly entity: string;
  /** Of its left upper corner, in whole pixels at full size. */
  readonly x: number;
  readonly y: number;
  /** Only its head is shown. */
  readonly isCollapsed: boolean;
}
