import { ENTITIES_NAMESPACE, type Entity, type Enumeration } from '#contract/metadata.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { BatchWriter } from '../../batch-writer.ts';
import { PUBLIC_ENTITIES, PUBLIC_ENUMERATIONS } from '../../collections.ts';
import { DistinctKeys } from '../../distinct-keys.ts';
import type { FileAnswer } from '../file-answer.ts';
import type { Reading, ReadingEnd } from '../../metadata-service.ts';
import { Misfit } from '../../wire-object.ts';
import { toEntity, toEnumeration } from './edmx-definitions.ts';
import { shownNameOf } from './edmx-names.ts';
import { EdmxOutline } from './edmx-outline.ts';
import { EdmxSplitter, type SchemaPart } from './edmx-splitter.ts';

/** Reads the whole document once. Fails where it is none of Finance & Operations. */
export async function outlineEdmx(answer: FileAnswer): Answer<EdmxOutline> {
  const outline = new EdmxOutline();
  const read = await readSchemaParts(answer, async (parts) => {
    for (const part of parts) outline.add(part);
    return succeed(undefined);
  });
  if (!read.ok) return read;
  const { foreignNamespace } = outline;
  if (foreignNamespace === null) return succeed(outline);
  const reason = `It describes ${foreignNamespace || 'nothing'}, not the entities of Finance & Operations: those are in /data/$metadata.`;
  return fail(answer.unknown(reason));
}

export function readEdmxEntities(
  answer: FileAnswer,
  outline: EdmxOutline,
  reading: Reading<Entity>,
): Answer<ReadingEnd> {
  const keys = new DistinctKeys(PUBLIC_ENTITIES.keys ?? {});
  return readDefinitions(answer, reading, ({ element }) => {
    const set = outline.setsByType.get(element.attributes.get('Name') ?? '');
    if (element.name !== 'EntityType' || set === undefined) return null;
    const entity = toEntity(element, set, outline);
    keys.add(entity);
    return entity;
  });
}

export function readEdmxEnumerations(
  answer: FileAnswer,
  reading: Reading<Enumeration>,
): Answer<ReadingEnd> {
  const keys = new DistinctKeys(PUBLIC_ENUMERATIONS.keys ?? {});
  return readDefinitions(answer, reading, ({ element }) => {
    if (element.name !== 'EnumType') return null;
    const enumeration = toEnumeration(element);
    keys.add(enumeration);
    return enumeration;
  });
}

/** `define` answers null for what is none of its kind, and throws Misfit. */
async function readDefinitions<T>(
  answer: FileAnswer,
  reading: Reading<T>,
  define: (part: SchemaPart) => T | null,
): Answer<ReadingEnd> {
  const batches = new BatchWriter(reading);
  let elements = 0;
  const read = await readSchemaParts(answer, async (parts) => {
    for (const part of parts) {
      if (part.namespace !== ENTITIES_NAMESPACE) continue;
      try {
        const definition = define(part);
        if (definition === null) continue;
        batches.add(definition);
        elements += 1;
      } catch (error) {
        if (!(error instanceof Misfit)) throw error;
        const place = `${part.element.name} ${shownNameOf(part.element)}${error.place}`;
        return fail(answer.malformed(place, error.problem));
      }
    }
    await batches.writeIfDue(answer.receivedBytes);
    return succeed(undefined);
  });
  if (!read.ok) return read;
  await batches.write(answer.receivedBytes);
  return succeed({ elements, receivedBytes: answer.receivedBytes });
}

/** Reads on as long as `take` succeeds. */
async function readSchemaParts(
  answer: FileAnswer,
  take: (parts: readonly SchemaPart[]) => Answer<void>,
): Answer<void> {
  // Few people have such a file: its reader comes with the first one.
  const { SaxesParser } = await import('saxes');
  const splitter = new EdmxSplitter(SaxesParser);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (;;) {
    const piece = await answer.next();
    if (!piece.ok) return piece;
    if (piece.value === null) break;
    const text = decode(decoder, piece.value);
    if (text === null) return fail(answer.malformed('its characters', 'they are no UTF-8'));
    const taken = await take(splitter.push(text));
    if (!taken.ok) return taken;
    if (splitter.refusal !== null) return fail(answer.refuse(splitter.refusal));
  }
  return splitter.isWhole ? succeed(undefined) : fail(answer.truncated(0));
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
