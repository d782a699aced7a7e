import { fail, succeed, type Outcome } from '#contract/outcome.ts';

export interface HostSettings {
  /** 0 lets the system choose a free one. */
  readonly port: number;
  readonly host: string;
  readonly configFile: string | null;
  /** An app that is already built; null to build it from the sources when needed. */
  readonly appFolder: string | null;
}

/** From `PORT`, `HOST`, `ATLAS_CONFIG` and `ATLAS_APP_FOLDER`. An empty variable counts as missing. */
export function readSettings(
  variables: Readonly<Record<string, string | undefined>>,
): Outcome<HostSettings> {
  const port = variables.PORT?.trim() || '4180';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return badVariable(
      'PORT',
      `"${port}" is not a port: it must be a whole number from 0 to 65535`,
    );
  }
  const host = variables.HOST?.trim() || '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) {
    return badVariable('HOST', `"${host}" is not a host name or an IP address`);
  }
  return succeed({
    port: Number(port),
    host,
    configFile: variables.ATLAS_CONFIG?.trim() || null,
    appFolder: variables.ATLAS_APP_FOLDER?.trim() || null,
  });
}

function badVariable(field: string, problem: string): Outcome<HostSettings> {
  return fail({ kind: 'bad_input', field, problem });
}
