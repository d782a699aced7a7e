import { describe, expect, test } from 'vitest';
import type { DataEntity } from '#contract/metadata.ts';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { Outcome } from '#contract/outcome.ts';
import { detectVersion } from '../../../worker/versions/detect-version.ts';
import {
  fingerprintBuilds,
  fingerprintDataEntities,
  fingerprintModules,
} from '../../../worker/versions/fingerprint.ts';
import { aDataEntity, aModule, moduleLine } from './version-samples.ts';

const host = 'contoso.operations.dynamics.com';
const forbidden: Failure = { kind: 'forbidden', host, requestId: 'a-1' };
const noFile: Failure = { kind: 'files_needed', environment: 'Golden', problem: 'no_version' };
const unreachable: Failure = { kind: 'unreachable', host, reason: 'ECONNREFUSED' };

describe('detect version', () => {
  test('the module list decides, the build numbers are beside it', async () => {
    expect(await detect({ modules: succeed([moduleLine(), 'odd']) })).toEqual(
      succeed({
        source: 'modules',
        modulesFailure: null,
        fingerprint: await fingerprintModules({ modules: [aModule], unreadable: ['odd'] }),
        modulesHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        versionHash: expect.stringMatching(/^[0-9a-f]{16}$/),
        modules: [aModule],
        unreadable: ['odd'],
        applicationVersion: '10.0.44',
        platformVersion: '7.0.7521',
      }),
    );
  });

  test('build numbers that cannot be read are no failure beside a module list', async () => {
    const version = await detect({
      modules: succeed([moduleLine()]),
      application: fail(forbidden),
      platform: fail(unreachable),
    });
    expect(version).toMatchObject({
      ok: true,
      value: { source: 'modules', applicationVersion: null, platformVersion: null },
    });
  });

  test('what nobody could see is no part of a version', async () => {
    const long = `odd\ufffd${'x'.repeat(20_000 - 4)}`;
    const line = moduleLine({ displayName: 'Application\tCom\u00admon\u200b' });
    expect(
      await detect({
        modules: succeed([line, `o\u202edd\ud800${'x'.repeat(30_000)}`]),
        application: succeed(' 10.0.\ufeff44'),
        platform: succeed('7'.repeat(200)),
      }),
    ).toMatchObject({
      ok: true,
      value: {
        fingerprint: await fingerprintModules({ modules: [aModule], unreadable: [long] }),
        modules: [aModule],
        unreadable: [long],
        applicationVersion: '10.0.44',
        platformVersion: '7'.repeat(80),
      },
    });
  });

  test.each<[string, Outcome<readonly string[]>]>([
    ['is forbidden', fail(forbidden)],
    ['is missing', fail(serviceError(404))],
    ['does not take POST', fail(serviceError(405))],
    ['throws in X++', fail(serviceError(500))],
    ['is not among the files', fail(noFile)],
    ['answers an empty list', succeed([])],
    ['answers no readable module', succeed(['odd'])],
  ])('where the module action %s, the build numbers are the version', async (_, modules) => {
    expect(await detect({ modules })).toMatchObject({
      ok: true,
      value: {
        source: 'builds',
        modulesFailure: modules.ok ? { kind: 'malformed' } : modules.failure,
        fingerprint: await fingerprintBuilds('10.0.44', '7.0.7521'),
        modulesHash: null,
        versionHash: null,
        modules: [],
      },
    });
  });

  test('an empty list of modules is told from one that nobody can read', async () => {
    const problem = expect.stringContaining('empty');
    const asEmpty = { ok: true, value: { modulesFailure: { problem } } };
    expect(await detect({ modules: succeed([]) })).toMatchObject(asEmpty);
    expect(await detect({ modules: ODD })).not.toMatchObject(asEmpty);
  });

  test('lines that could not be read are shown even when the build numbers are the version', async () => {
    const version = await detect({ modules: ODD });
    expect(version).toMatchObject({ ok: true, value: { unreadable: ['odd'] } });
  });

  test('one build number is enough', async () => {
    const version = await detect({ modules: fail(forbidden), platform: fail(serviceError(404)) });
    expect(version).toMatchObject({
      ok: true,
      value: { source: 'builds', applicationVersion: '10.0.44', platformVersion: null },
    });
  });

  test('build numbers that nobody could see are none', async () => {
    const invisible = succeed('\u200b\n');
    const asked = { ...NO_BUILDS, application: invisible, platform: invisible };
    const version = await detect({ ...asked, dataEntities: succeed([aDataEntity]) });
    expect(version).toMatchObject({ ok: true, value: { source: 'data_entities' } });
  });

  test('where neither can be read, a digest of the data entities is the version', async () => {
    const version = await detect({ ...NO_BUILDS, dataEntities: succeed([aDataEntity]) });
    expect(version).toEqual(
      succeed({
        source: 'data_entities',
        modulesFailure: forbidden,
        fingerprint: await fingerprintDataEntities([aDataEntity]),
        modulesHash: null,
        versionHash: null,
        modules: [],
        unreadable: [],
        applicationVersion: null,
        platformVersion: null,
      }),
    );
  });

  test.each<[string, Outcome<readonly DataEntity[]>]>([
    ['are refused', fail(forbidden)],
    ['are none', succeed([])],
  ])('where the data entities %s too, it is unknown for the first reason', async (_, list) => {
    const version = await detect({ ...NO_BUILDS, dataEntities: list });
    expect(version).toEqual(fail({ kind: 'version_unknown', host, reason: forbidden }));
  });

  test('files that tell no version at all are asked for more', async () => {
    const version = await detect({
      ...NO_BUILDS,
      modules: fail(noFile),
      dataEntities: succeed([]),
    });
    expect(version).toEqual(fail(noFile));
  });

  test('data entities that may come the next time are waited for', async () => {
    const version = await detect({ ...NO_BUILDS, dataEntities: fail(unreachable) });
    expect(version).toEqual(fail(unreachable));
  });

  test.each<Failure>([
    { kind: 'sign_in_required', host, claims: null, requestId: null },
    unreachable,
    { kind: 'offline' },
    { kind: 'files_needed', environment: 'Golden', problem: 'gone' },
    { kind: 'host_not_allowed', host },
    { kind: 'relay_missing' },
    { kind: 'cancelled' },
    { kind: 'not_json', path: '/', contentType: 'text/html', requestId: null },
    { kind: 'throttled', host, retryAfterSeconds: 700, requestId: null },
    serviceError(503),
  ])('$kind is passed on and never taken for another version', async (failure) => {
    expect(await detect({ modules: fail(failure) })).toEqual(fail(failure));
    expect(await detect({ modules: fail(forbidden), platform: fail(failure) })).toEqual(
      fail(failure),
    );
  });

  test('a cancelled detection does not end with a version', async () => {
    const version = await detect({
      modules: succeed([moduleLine()]),
      platform: fail({ kind: 'cancelled' }),
    });
    expect(version).toEqual(fail({ kind: 'cancelled' }));
  });
});

interface Answers {
  readonly modules: Outcome<readonly string[]>;
  readonly application?: Outcome<string>;
  readonly platform?: Outcome<string>;
  readonly dataEntities?: Outcome<readonly DataEntity[]>;
}

const ODD = succeed(['odd']);

const NO_BUILDS = {
  modules: fail(forbidden),
  application: fail(serviceError(404)),
  platform: fail(serviceError(500)),
};

function detect({ modules, application, platform, dataEntities }: Answers) {
  const service = {
    host,
    installedModules: () => Promise.resolve(modules),
    applicationVersion: () => Promise.resolve(application ?? succeed('10.0.44')),
    platformBuildVersion: () => Promise.resolve(platform ?? succeed('7.0.7521')),
    listDataEntities: () => {
      if (dataEntities === undefined) throw new Error('They need not be read.');
      return Promise.resolve(dataEntities);
    },
  };
  return detectVersion(service, new AbortController().signal);
}

function serviceError(status: number): Failure {
  return { kind: 'service_error', path: '/data', status, message: 'No.', requestId: null };
}
