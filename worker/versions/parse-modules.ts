import type { InstalledModule } from '#contract/domain.ts';

export interface ModuleList {
  /** In the order of the lines. */
  readonly modules: readonly InstalledModule[];
  /** Lines in no known shape, as they came. */
  readonly unreadable: readonly string[];
}

/**
 * Reads the lines of GetInstalledModules. The literal keys are the anchors, not the bar: a display name may
 * hold ` | `, and any value may be empty.
 */
export function parseModules(lines: readonly string[]): ModuleList {
  const modules: InstalledModule[] = [];
  const unreadable: string[] = [];
  for (const line of lines) {
    const module = parseModule(line);
    if (module === null) unreadable.push(line);
    else modules.push(module);
  }
  return { modules, unreadable };
}

const MODULE_LINE =
  /^\s*Name:(?<name>.*?)\|\s*Version:(?<version>.*?)\|\s*Module:(?<moduleId>.*?)\|\s*Publisher:(?<publisher>.*?)\|\s*DisplayName:(?<displayName>.*)$/s;

function parseModule(line: string): InstalledModule | null {
  const parts = MODULE_LINE.exec(line)?.groups;
  if (parts === undefined) return null;
  const { name = '', version = '', moduleId = '', publisher = '', displayName = '' } = parts;
  if (name.trim() === '') return null;
  return {
    name: name.trim(),
    version: version.trim(),
    moduleId: moduleId.trim(),
    publisher: publisher.trim(),
    displayName: displayName.trim(),
  };
}
