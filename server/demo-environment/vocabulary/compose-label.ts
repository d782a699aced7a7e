import { words } from './words.ts';
import type { Word } from './words.ts';

export interface LabelTexts {
  readonly en: string;
  readonly de: string;
}

const LONGEST_PHRASE = 4;
const LONGEST_GERMAN_WORD = 24;
const ENDINGS = { m: 'er', f: 'e', n: 'es', p: 'e' } as const;

/** What an English and a German label say for a PascalCase name. A word we do not know stays as it is. */
export function composeLabel(name: string): LabelTexts {
  const cached = composed.get(name);
  if (cached !== undefined) return cached;
  const parts = findWords(splitName(PART_OF_WHOLE.exec(name)?.[1] ?? name));
  const texts = { en: composeEnglish(parts), de: composeGerman(parts) };
  composed.set(name, texts);
  return texts;
}

/** A city is labelled "City", whether it is the customer's, the delivery's or the invoice's; so are a person's names. */
const PART_OF_WHOLE =
  /^(?:\w*Address|Person|PrimaryContact(?:Email|Phone|Fax|URL|Telex|Facebook|LinkedIn|Twitter)|Primary(?:EmailAddress|PhoneNumber|FaxNumber|URL|Telex))((?:Street(?:Number)?|City|ZipCode|County(?:Id)?|State(?:Id)?|CountryRegion(?:Id|ISOCode)|District(?:Name)?|Latitude|Longitude|TimeZone|ValidFrom|ValidTo|Postbox|PostBox|BuildingComplement|BuildingCompliment|Gender|MaritalStatus|Initials|Hobbies|ChildrenNames|ProfessionalTitle|ProfessionalSuffix|Purpose|Description|Extension)\w*)$/;

/** The label of some names together, with a last word in both languages: a plural for instance. */
export function composeLabelWithHead(names: readonly string[], head: LabelTexts): LabelTexts {
  const parts = names
    .flatMap((name) => findWords(splitName(name)))
    .filter((part) => part.kind !== 'w');
  return {
    en: capitalise([...parts.map((part) => part.en), head.en].join(' ')),
    de: capitalise(parts.reduceRight((tail, part) => joinCompound(part.joint, tail), head.de)),
  };
}

const composed = new Map<string, LabelTexts>();

/** `CustCustomerV3Entity` is Cust Customer V3 Entity; `URL` and `BOM` stay whole. */
export function splitName(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])\d*|[A-Z][a-z]+\d*|[a-z]+\d*|\d+/g) ?? [name];
}

function findWords(pieces: string[]): Word[] {
  const rest = withoutAuxiliaries(pieces);
  const found: Word[] = [];
  for (let i = 0; i < rest.length;) {
    let length = Math.min(LONGEST_PHRASE, rest.length - i);
    while (length > 1 && !words.has(rest.slice(i, i + length).join(''))) length--;
    const phrase = rest.slice(i, i + length).join('');
    found.push(words.get(phrase) ?? unknownWord(phrase));
    i += length;
  }
  return found;
}

/** A label does not ask (`IsBlocked` says "Blocked"), and the id of a group is called group. */
function withoutAuxiliaries(pieces: string[]): string[] {
  const rest = /^(Is|Are|Has|Will|Should|Can|Must)$/.test(pieces[0] ?? '')
    ? pieces.slice(1)
    : pieces;
  const isPlainId =
    rest.length > 1 && rest.at(-1) === 'Id' && !/^Rec(ord)?$/.test(rest.at(-2) ?? '');
  const kept = isPlainId ? rest.slice(0, -1) : rest;
  return kept.length > 0 ? kept : pieces;
}

function unknownWord(phrase: string): Word {
  const isAcronym = phrase === phrase.toUpperCase();
  return {
    en: isAcronym ? phrase : phrase.toLowerCase(),
    de: phrase,
    joint: `${phrase}-`,
    kind: 'm',
  };
}

function composeEnglish(parts: readonly Word[]): string {
  return capitalise(parts.map((part) => part.en).join(' '));
}

function composeGerman(parts: readonly Word[]): string {
  const texts: string[] = [];
  let group: Word[] = [];
  for (const part of parts) {
    if (part.kind !== 'w') {
      group.push(part);
      continue;
    }
    texts.push(...joinGroup(group), part.de);
    group = [];
  }
  return capitalise([...texts, ...joinGroup(group)].join(' '));
}

/** Adjectives before the noun are declined by its gender, those after it are not: "gesperrter Auftrag", "Auftrag gesperrt". */
function joinGroup(group: readonly Word[]): string[] {
  const nouns = group.filter((word) => word.kind !== 'a');
  const head = nouns.at(-1);
  if (head === undefined) return group.map((word) => word.de);
  const headAt = group.lastIndexOf(head);
  const before = group.slice(0, headAt).filter((word) => word.kind === 'a');
  const after = group.slice(headAt + 1);
  const ending = head.kind === 'a' || head.kind === 'w' ? '' : ENDINGS[head.kind];
  return [
    ...before.map((word) => `${word.de}${ending}`),
    joinNouns(nouns),
    ...after.map((word) => word.de),
  ];
}

function joinNouns(nouns: readonly Word[]): string {
  return nouns.reduceRight((tail, noun, i) => {
    if (i === nouns.length - 1) return noun.de;
    return joinCompound(noun.joint, tail);
  }, '');
}

export function joinCompound(joint: string, tail: string): string {
  if (joint.endsWith('-')) return joint + tail;
  const mustHyphenate = /[A-Z]{2}|^[^A-ZÄÖÜ]|[ /-]/.test(tail);
  if (mustHyphenate || joint.length + tail.length > LONGEST_GERMAN_WORD) return `${joint}-${tail}`;
  return joint + tail.charAt(0).toLowerCase() + tail.slice(1);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
