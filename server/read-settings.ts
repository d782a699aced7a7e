import { fail, succeed, type Outcome } from '#contract/outcome.ts';

export interface HostSettings {
  /** 0 lets the system choose a free one. */
  readonly port: number;
  readonly host: string;
  readonly configFile: string | null;
  /** An app that is already built; null to build it from the sources when needed. */
  readonly appFolder: string | null;
  /** Whether the relay reaches every environment of Finance & Operations, listed or not. */
  readonly allowDynamics: boolean;
  /** Names under which a reverse proxy offers this host, in lower case and without a port. */
  readonly publicHosts: readonly string[];
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * From `PORT`, `HOST`, `ATLAS_CONFIG`, `ATLAS_APP_FOLDER`, `ATLAS_ALLOW_DYNAMICS` (or the argument
 * `--allow-dynamics`) and `ATLAS_PUBLIC_HOSTS`. An empty variable counts as missing.
 */
export function readSettings(
  variables: Variables,
  args: readonly string[] = [],
): Outcome<HostSettings> {
  const problem =
    findBadArgument(args) ?? findBadAddress(variables) ?? findBadRelaySetting(variables);
  if (problem !== null) return fail({ kind: 'bad_input', ...problem });

  const isAllowed =
    args.includes(ALLOW_DYNAMICS) || valueOf(variables.ATLAS_ALLOW_DYNAMICS) === '1';
  return succeed({
    port: Number(portOf(variables)),
    host: hostOf(variables),
    configFile: valueOf(variables.ATLAS_CONFIG),
    appFolder: valueOf(variables.ATLAS_APP_FOLDER),
    allowDynamics: isAllowed,
    publicHosts: publicHostsOf(variables),
  });
}

const ALLOW_DYNAMICS = '--allow-dynamics';

interface BadSetting {
  readonly field: string;
  readonly problem: string;
}

function findBadArgument(args: readonly string[]): BadSetting | null {
  const unknown = args.find((argument) => argument !== ALLOW_DYNAMICS);
  if (unknown === undefined) return null;
  return { field: unknown, problem: `is not an argument: there is only ${ALLOW_DYNAMICS}` };
}

function findBadAddress(variables: Variables): BadSetting | null {
  const port = portOf(variables);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    const problem = `"${port}" is not a port: it must be a whole number from 0 to 65535`;
    return { field: 'PORT', problem };
  }
  const host = hostOf(variables);
  if (/^[\w.:-]+$/.test(host)) return null;
  return { field: 'HOST', problem: `"${host}" is not a host name or an IP address` };
}

function findBadRelaySetting(variables: Variables): BadSetting | null {
  const allowed = valueOf(variables.ATLAS_ALLOW_DYNAMICS) ?? '0';
  if (!['0', '1'].includes(allowed)) {
    return { field: 'ATLAS_ALLOW_DYNAMICS', problem: `"${allowed}" is neither 1 nor 0` };
  }
  const name = publicHostsOf(variables).find((text) => !/^(?:[\w.-]+|\[[\da-f:.]+\])$/.test(text));
  if (name === undefined) return null;
  const problem = `"${name}" is not a host name: write names without scheme and port, with commas between`;
  return { field: 'ATLAS_PUBLIC_HOSTS', problem };
}

function portOf({ PORT }: Variables): string {
  return valueOf(PORT) ?? '4180';
}

function hostOf({ HOST }: Variables): string {
  return valueOf(HOST) ?? '127.0.0.1';
}

function publicHostsOf({ ATLAS_PUBLIC_HOSTS }: Variables): readonly string[] {
  const names = valueOf(ATLAS_PUBLIC_HOSTS)?.toLowerCase().split(',') ?? [];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function valueOf(variable: string | undefined): string | null {
  return variable?.trim() || null;
}
