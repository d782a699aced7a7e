import * as z from 'zod/mini';
import {
  ENVIRONMENT_AUTHS,
  ENVIRONMENT_KINDS,
  SERVICE_TRANSPORTS,
  type EnvironmentDraft,
} from '#contract/domain.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { Environments } from '../../environments/environments.ts';
import { normaliseAddress } from '../../environments/normalise-address.ts';
import { LIMITS } from '../snapshot-format.ts';
import type { SnapshotPart } from '../snapshot-part.ts';
import { cleanName } from '../../names/visible-text.ts';

/** The environments that have an address, each as its user connected it. One that is here already stays as it is. */
export function connectionsPart(environments: Environments): SnapshotPart {
  const newOnes = (document: unknown): readonly EnvironmentDraft[] =>
    documentSchema
      .parse(document)
      .environments.filter(({ url }) => environments.findByUrl(url) === null);
  return {
    name: 'connections',
    changed: { kind: 'environments_changed' },
    write: () => {
      const connected = environments.list().flatMap(({ name, url, kind, auth, transport }) => {
        if (transport === 'file') return [];
        // Its owner may have called it anything.
        const shown = cleanName(name, LIMITS.nameLength) ?? new URL(url).host;
        return [{ name: shown, url, kind, auth, transport }];
      });
      return JSON.stringify({ format: FORMAT, environments: connected });
    },
    inspect: (_, document) => {
      const parsed = documentSchema.safeParse(document);
      if (!parsed.success) {
        const problem = 'is no list of environments';
        return fail({ kind: 'bad_input', field: 'connections', problem });
      }
      const total = parsed.data.environments.length;
      const added = newOnes(document).length;
      return succeed({ total, added, kept: total - added });
    },
    merge: (_, document, { now }) => {
      for (const draft of newOnes(document)) {
        if (!environments.add(draft, now).ok) throw new Error('The environments were inspected.');
      }
    },
  };
}

const FORMAT = 'fo-atlas/connections';
const MAX_ENVIRONMENTS = 1000;

const documentSchema = z.strictObject({
  format: z.literal(FORMAT),
  environments: z
    .array(
      z.strictObject({
        name: z
          .string()
          .check(z.refine((name) => name !== '' && name === cleanName(name, LIMITS.nameLength))),
        url: z.string().check(z.refine(isOwnAddress)),
        kind: z.enum(ENVIRONMENT_KINDS),
        auth: z.enum(ENVIRONMENT_AUTHS),
        transport: z.enum(SERVICE_TRANSPORTS),
      }),
    )
    .check(z.maxLength(MAX_ENVIRONMENTS)),
});

/** As the engine itself would write it. */
function isOwnAddress(text: string): boolean {
  const address = normaliseAddress(text);
  return 'url' in address && address.url === text;
}
