import * as z from 'zod/mini';
import { ENVIRONMENT_AUTHS, SERVICE_TRANSPORTS, type Environment } from '#contract/domain.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { readTenant } from '../auth/read-tenant.ts';
import { suggestedEnvironments } from './find-environment.ts';
import { defineTool, offsetArgument, sizeArgument, type ToolSurroundings } from './tool.ts';
import { listFrom, type JsonObject } from './write-answer.ts';

export const listEnvironments = defineTool({
  name: 'd365fo_list_environments',
  title: 'List environments',
  description:
    'Environments on this device with version and catalogue state (absent, partial, complete: can be searched), ' +
    'and those the host suggests (state "not added": add, check or sync them by name).',
  isReadOnly: true,
  input: z.strictObject({ ...offsetArgument, ...sizeArgument }),
  async handle({ offset }, { engine, config, authorities }) {
    const stored = await engine.ask((api) => api.listEnvironments());
    if (!stored.ok) return stored;
    const suggested = suggestedEnvironments(config, stored.value).map(
      ({ name, url, auth, transport }) => ({ name, url, auth, transport, state: 'not added' }),
    );
    const items = [
      ...stored.value.map((each) => describeEnvironment(each, authorities)),
      ...suggested,
    ];
    return succeed({
      facts: { count: items.length },
      list: listFrom('environments', items, offset),
    });
  },
});

export const addEnvironment = defineTool({
  name: 'd365fo_add_environment',
  title: 'Add an environment',
  description:
    'Remembers an environment of Dynamics 365 Finance & Operations by its URL. Nothing is downloaded yet: ' +
    'd365fo_check_version tells whether it answers, d365fo_start_sync downloads its metadata. ' +
    'Adding the same URL again changes its name and settings.',
  isReadOnly: false,
  input: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(80), z.describe('How people call it.')),
    url: z.string().check(z.minLength(1), z.describe('Its address, as in the browser.')),
    auth: z._default(
      z
        .enum(ENVIRONMENT_AUTHS)
        .check(z.describe('entra: the user signs in on the page; none: it needs no token.')),
      'entra',
    ),
    transport: z._default(
      z.enum(SERVICE_TRANSPORTS).check(z.describe('relay: through this host; direct: needs CORS.')),
      'relay',
    ),
    tenant: z.optional(
      z
        .string()
        .check(
          z.describe(
            "Where its users have their accounts, by ID or domain name, if not the host's.",
          ),
        ),
    ),
    ...sizeArgument,
  }),
  async handle({ name, url, auth, transport, tenant = '' }, { engine, config, authorities }) {
    const address = url.includes('://') ? url : `https://${url}`;
    const read = URL.canParse(address) ? readTenant(tenant, address, config) : HOST_DECIDES;
    if ('problem' in read) {
      return fail({ kind: 'bad_input', field: 'tenant', problem: read.problem });
    }
    const added = await engine.tell((api) => api.addEnvironment({ name, url, auth, transport }));
    if (!added.ok) return added;
    authorities.choose(added.value.url, auth === 'entra' ? read.authority : null);
    return succeed({ facts: describeEnvironment(added.value, authorities) });
  },
});

const HOST_DECIDES = { authority: null };

function describeEnvironment(
  environment: Environment,
  authorities: ToolSurroundings['authorities'],
): JsonObject {
  const { name, url, kind, auth, transport, version, catalog } = environment;
  return {
    name,
    url,
    kind,
    auth,
    transport,
    signInAt: auth === 'entra' ? authorities.of(url) : undefined,
    applicationVersion: version?.applicationVersion ?? undefined,
    fingerprint: version?.fingerprint.slice(0, 16),
    state: catalog?.state ?? 'absent',
    syncedAt: catalog?.completedAt ?? undefined,
  };
}
