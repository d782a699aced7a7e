import * as z from 'zod/mini';
import { configProblems, hostConfigSchema, type HostConfig } from '#contract/host-config.ts';
import { DEMO_HOSTS } from './demo-hosts.ts';

// zod/mini carries no texts of its own: without a locale every problem reads "Invalid input".
z.config(z.locales.en());

export const DEFAULT_CONFIG: HostConfig = hostConfigSchema.parse({});

export type ParsedConfig =
  | { readonly ok: true; readonly config: HostConfig }
  /** Each as `place: what is wrong`. */
  | { readonly ok: false; readonly problems: readonly string[] };

export function parseHostConfig(text: string): ParsedConfig {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, problems: [`the file: it is not JSON (${json.reason})`] };

  const parsed = hostConfigSchema.safeParse(json.value);
  if (!parsed.success) return { ok: false, problems: configProblems(parsed.error) };

  const problems = [...ambiguousHosts(parsed.data), ...reservedHosts(parsed.data)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: parsed.data };
}

type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

function parseJson(text: string): ParsedJson {
  try {
    // Editors on Windows like to begin a file with a byte order mark.
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The relay is asked by host alone, so one host cannot be reached in two ways. */
function ambiguousHosts({ relay }: HostConfig): readonly string[] {
  const firstByHost = new Map<string, URL>();
  return relay.hosts.flatMap((text, index) => {
    const url = new URL(text);
    const first = firstByHost.get(url.host);
    firstByHost.set(url.host, first ?? url);
    return first === undefined || first.origin === url.origin
      ? []
      : [`relay.hosts[${index}]: ${url.host} is already listed as ${first.origin}`];
  });
}

function reservedHosts({ relay, demo }: HostConfig): readonly string[] {
  if (!demo) return [];
  return relay.hosts.flatMap((text, index) => {
    const { host } = new URL(text);
    return DEMO_HOSTS.some((demoHost) => demoHost.host === host)
      ? [`relay.hosts[${index}]: ${host} is the name of a demo environment`]
      : [];
  });
}
