import { ENTITIES_NAMESPACE } from '#contract/metadata.ts';
import type { XmlElement } from './edmx-splitter.ts';

/** Short names of namespaces, by which a document may name types. */
export type Aliases = ReadonlyMap<string, string>;

export interface EdmxType {
  /** With its namespace. */
  readonly name: string;
  readonly isCollection: boolean;
}

export function readType(element: XmlElement, attribute: string, aliases: Aliases): EdmxType {
  const text = element.attributes.get(attribute) ?? '';
  const item = /^Collection\((.*)\)$/.exec(text)?.[1];
  return { name: qualify(item ?? text, aliases), isCollection: item !== undefined };
}

/** For the place of what is wrong: a name may be as long as a page. */
export function shownNameOf({ attributes }: XmlElement): string {
  return (attributes.get('Name') ?? '').slice(0, SHOWN_CHARACTERS);
}

const SHOWN_CHARACTERS = 80;

/** Without the namespace of Finance & Operations; null for what is of another. */
export function ownNameOf(type: string): string | null {
  const dot = type.lastIndexOf('.');
  return type.slice(0, Math.max(dot, 0)) === ENTITIES_NAMESPACE ? type.slice(dot + 1) : null;
}

export function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name);
}

/** What an annotation of the product says; null where there is none. A term is known by the end of its name. */
export function readAnnotation(element: XmlElement, term: AnnotationTerm): string | null {
  for (const { attributes } of childrenOf(element, 'Annotation')) {
    if (attributes.get('Term')?.split('.').at(-1) !== term) continue;
    const value =
      attributes.get('String') ?? attributes.get('Bool') ?? attributes.get('EnumMember');
    // An annotation without a value is true.
    return value ?? 'true';
  }
  return null;
}

/** Null where there is no such annotation. */
export function readMark(element: XmlElement, term: AnnotationTerm): boolean | null {
  const text = readAnnotation(element, term);
  return text === null ? null : text === 'true';
}

/** Some builds of Finance & Operations write them, some do not. */
export const ANNOTATION_TERMS = [
  'LabelId',
  'AXType',
  'IsRequired',
  'AllowEdit',
  'AllowEditOnCreate',
  'IsReadOnly',
] as const;
export type AnnotationTerm = (typeof ANNOTATION_TERMS)[number];

function qualify(name: string, aliases: Aliases): string {
  const dot = name.lastIndexOf('.');
  const namespace = aliases.get(name.slice(0, Math.max(dot, 0)));
  return namespace === undefined ? name : namespace + name.slice(dot);
}
