import { readFileSync, statSync } from 'node:fs';
import type { HostConfig } from '#contract/host-config.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import { parseHostConfig } from './parse-host-config.ts';

/** The configuration of this moment. */
export type ReadConfig = () => HostConfig;

/**
 * The file is read again whenever it has changed. If it is then no longer valid, the last valid configuration
 * stays, and `warn` hears why, once for each change.
 */
export function openConfigFile(
  file: string,
  warn: (sentence: string) => void,
): Outcome<ReadConfig> {
  let stamp = stampOf(file);
  const first = readConfigFile(file);
  if (!first.ok) return first;

  let current = first.value;
  return succeed(() => {
    const newStamp = stampOf(file);
    if (newStamp === stamp) return current;

    stamp = newStamp;
    const next = readConfigFile(file);
    if (next.ok) current = next.value;
    else if (next.failure.kind === 'bad_config') {
      warn(`${next.failure.place} ${next.failure.problem}. The previous configuration stays.`);
    }
    return current;
  });
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? 'missing' : `${stat.ino}:${stat.mtimeMs}:${stat.size}`;
}

function readConfigFile(file: string): Outcome<HostConfig> {
  const text = readText(file);
  if (!text.ok) return text;

  const parsed = parseHostConfig(text.value);
  if (parsed.ok) return succeed(parsed.config);
  return fail({
    kind: 'bad_config',
    place: file,
    problem: `is not a valid configuration: ${parsed.problems.join('; ')}`,
  });
}

function readText(file: string): Outcome<string> {
  try {
    return succeed(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail({ kind: 'bad_config', place: file, problem: `cannot be read (${reason})` });
  }
}
