import { ENTITIES_NAMESPACE, type Action } from '#contract/metadata.ts';
import {
  ANNOTATION_TERMS,
  childrenOf,
  ownNameOf,
  readAnnotation,
  readType,
  type AnnotationTerm,
} from './edmx-names.ts';
import type { SchemaPart, XmlElement } from './edmx-splitter.ts';

/** What has to be known of a whole document before one of its entities can be read: sets and actions come last. */
export class EdmxOutline {
  readonly aliases = new Map<string, string>();
  /** By the names of types, without namespace. */
  readonly setsByType = new Map<string, string>();
  readonly actionsByType = new Map<string, Action[]>();
  readonly enumerations = new Set<string>();
  readonly #entityTypes = new Set<string>();
  readonly #namespaces = new Set<string>();
  readonly #terms = new Set<AnnotationTerm>();

  add({ namespace, alias, element }: SchemaPart): void {
    if (alias !== '') this.aliases.set(alias, namespace);
    this.#namespaces.add(namespace);
    if (namespace !== ENTITIES_NAMESPACE) return;
    const name = element.attributes.get('Name') ?? '';
    switch (element.name) {
      case 'EnumType':
        this.enumerations.add(name);
        return this.#noteTerms(element);
      case 'EntityType':
        this.#entityTypes.add(name);
        return this.#noteTerms(element);
      case 'Action':
        return this.#addAction(element);
      case 'EntityContainer':
        for (const set of childrenOf(element, 'EntitySet')) this.#addSet(set);
    }
  }

  /** Public names: what can be asked for. A type without a set is only part of another. */
  get entityNames(): readonly string[] {
    return [...this.#entityTypes].filter((name) => this.setsByType.has(name));
  }

  /** Null for metadata of Finance & Operations. */
  get foreignNamespace(): string | null {
    if (this.#namespaces.has(ENTITIES_NAMESPACE)) return null;
    return [...this.#namespaces][0] ?? '';
  }

  /** What the metadata service tells and this document does not, in the user's words. */
  get lacks(): readonly string[] {
    const missing = TERM_WORDS.filter(([term]) => !this.#terms.has(term));
    return [...missing.map(([, words]) => words), ...NEVER_TOLD];
  }

  #noteTerms(element: XmlElement): void {
    if (this.#terms.size === ANNOTATION_TERMS.length) return;
    for (const term of ANNOTATION_TERMS) {
      if (readAnnotation(element, term) !== null) this.#terms.add(term);
    }
    for (const child of element.children) this.#noteTerms(child);
  }

  #addSet(set: XmlElement): void {
    const type = ownNameOf(readType(set, 'EntityType', this.aliases).name);
    const name = set.attributes.get('Name') ?? '';
    if (type !== null && name !== '' && !this.setsByType.has(type)) this.setsByType.set(type, name);
  }

  /** Of actions that are bound, the first parameter says to what. */
  #addAction(element: XmlElement): void {
    if (element.attributes.get('IsBound') !== 'true') return;
    const parameters = childrenOf(element, 'Parameter').map((parameter) => ({
      name: parameter.attributes.get('Name') ?? '',
      type: this.#actionType(parameter),
    }));
    const [binding] = parameters;
    const owner = binding === undefined ? null : ownNameOf(binding.type.typeName);
    if (binding === undefined || owner === null) return;
    const [result] = childrenOf(element, 'ReturnType');
    const action: Action = {
      name: element.attributes.get('Name') ?? '',
      bindingKind: binding.type.isCollection ? 'BoundToEntitySet' : 'BoundToEntityInstance',
      parameters,
      returnType: result === undefined ? null : this.#actionType(result),
      fieldLookup: null,
    };
    this.actionsByType.set(owner, [...(this.actionsByType.get(owner) ?? []), action]);
  }

  #actionType(element: XmlElement) {
    const { name: typeName, isCollection } = readType(element, 'Type', this.aliases);
    return { typeName, isCollection };
  }
}

const TERM_WORDS: readonly (readonly [term: AnnotationTerm, words: string])[] = [
  ['LabelId', 'labels'],
  ['AXType', 'exact field types'],
  ['IsRequired', 'mandatory fields beyond those that may not be null'],
  ['AllowEdit', 'which fields can be changed'],
];

const NEVER_TOLD = [
  'fixed conditions of relations',
  'financial dimensions',
  'field groups',
  'what is switched off',
  'actions of no entity',
];
