import { fail, succeed, type Outcome } from '#contract/outcome.ts';

/** Anything known by a name and an origin: an environment, or one that the host only suggests. */
export interface Named {
  readonly name: string;
  /** The origin. */
  readonly url: string;
}

/** The one that is meant by a name, a host or any address in it; without a word, the only one there is. */
export function pickEnvironment<T extends Named>(
  environments: readonly T[],
  asked: string | undefined,
): Outcome<T> {
  const matches =
    asked === undefined
      ? environments
      : environments.filter((environment) => isMeant(environment, asked.trim().toLowerCase()));
  const [match] = matches;
  if (match !== undefined && matches.length === 1) return succeed(match);
  if (match !== undefined) return fail(ambiguous(matches, asked));
  if (asked !== undefined) return fail({ kind: 'not_found', what: 'environment', name: asked });
  return fail(needed('none is connected yet: use d365fo_add_environment'));
}

function isMeant({ name, url }: Named, asked: string): boolean {
  const origin = new URL(url);
  if (name.toLowerCase() === asked || origin.host === asked || origin.hostname === asked)
    return true;
  return URL.canParse(asked) && new URL(asked).origin === origin.origin;
}

function ambiguous(matches: readonly Named[], asked: string | undefined) {
  const choice = matches.slice(0, 10).map(({ name, url }) => `${name} (${new URL(url).host})`);
  const why = asked === undefined ? 'there are several' : 'several have this name';
  return needed(`${why}, name one by its host: ${choice.join(', ')}`);
}

function needed(problem: string) {
  return { kind: 'bad_input', field: 'environment', problem } as const;
}
