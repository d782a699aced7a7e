import type { Failure } from '#contract/failure.ts';

/** The sentence for whoever started the host. */
export function explainFailure(failure: Failure): string {
  if (failure.kind === 'bad_input') return `${failure.field}: ${failure.problem}.`;
  if (failure.kind === 'bad_config') return `${failure.place} ${failure.problem}.`;
  throw new Error(`no start ends with ${failure.kind}`);
}

/** Throws what is not about the address. */
export function explainListenError(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program: stop it, or set PORT to another number.`;
  }
  if (code === 'EACCES')
    return `Port ${port} may not be used without more rights: set PORT to another number.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `HOST: "${host}" is not an address of this computer.`;
  }
  throw error;
}
