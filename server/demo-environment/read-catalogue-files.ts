import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { NamedElement, ServedCatalogue } from './served-catalogue.ts';

/**
 * Reads answers that were saved one file each: `PublicEntities.json` (or `.json.gz`), `DataEntities`,
 * `PublicEnumerations`, `GetInstalledModules`, the version actions, `Labels.<language>`.
 */
export async function readCatalogueFiles(directory: string): Promise<ServedCatalogue> {
  const files = await readdir(directory);
  const read = (name: string) => readAnswer(directory, files, name);
  const texts = await readLabels(directory, files);
  return {
    dataEntities: namedElements(await read('DataEntities')),
    publicEntities: namedElements(await read('PublicEntities')),
    publicEnumerations: namedElements(await read('PublicEnumerations')),
    modules: [await read('GetInstalledModules')].flat().filter((line) => typeof line === 'string'),
    applicationVersion: String(await read('GetApplicationVersion')),
    platformVersion: String(await read('GetPlatformBuildVersion')),
    buildVersion: String(await read('GetApplicationVersion')),
    labelText: (id, language) => texts.get(labelKey(id, language)) ?? null,
  };
}

async function readAnswer(
  directory: string,
  files: readonly string[],
  name: string,
): Promise<unknown> {
  const file = files.find((each) => each === `${name}.json` || each === `${name}.json.gz`);
  if (file === undefined) throw new Error(`${directory} has no ${name}.json`);
  const bytes = await readFile(join(directory, file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null || !('value' in answer)) {
    throw new Error(`${file} is no answer of the service: it has no "value".`);
  }
  return answer.value;
}

async function readLabels(
  directory: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const name = /^(Labels\..+)\.json(?:\.gz)?$/.exec(file)?.[1];
    if (name === undefined) continue;
    for (const label of [await readAnswer(directory, files, name)].flat()) {
      if (isLabel(label)) texts.set(labelKey(label.Id, label.Language), label.Value);
    }
  }
  return texts;
}

function labelKey(id: string, language: string): string {
  return `${language} ${id}`.toLowerCase();
}

function namedElements(value: unknown): NamedElement[] {
  return [value].flat().filter((element) => isNamed(element));
}

function isNamed(value: unknown): value is NamedElement {
  return (
    typeof value === 'object' && value !== null && 'Name' in value && typeof value.Name === 'string'
  );
}

function isLabel(value: unknown): value is { Id: string; Language: string; Value: string } {
  if (typeof value !== 'object' || value === null) return false;
  if (!('Id' in value && 'Language' in value && 'Value' in value)) return false;
  return [value.Id, value.Language, value.Value].every((each) => typeof each === 'string');
}
