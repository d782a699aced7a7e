import { expect, test } from 'vitest';
import type { Failure, FileProblem } from '#contract/failure.ts';
import { failureText } from '../../src/failure-text.ts';

/** One of each kind; a kind that is missing here does not compile. */
const FAILURES: { readonly [Kind in Failure['kind']]: Extract<Failure, { kind: Kind }> } = {
  interrupted: { kind: 'interrupted' },
  cancelled: { kind: 'cancelled' },
  offline: { kind: 'offline' },
  storage_unavailable: { kind: 'storage_unavailable', reason: 'SecurityError' },
  storage_full: { kind: 'storage_full', usedBytes: 90_000_000, quotaBytes: 100_000_000 },
  storage_short: { kind: 'storage_short', neededBytes: 90_000_000, freeBytes: 12_000_000 },
  other_version_open: { kind: 'other_version_open' },
  database_newer: { kind: 'database_newer', found: 3, known: 2 },
  migration_failed: { kind: 'migration_failed', from: 1, to: 2, reason: 'disk full' },
  not_found: { kind: 'not_found', what: 'data_entity', name: 'CustEntity' },
  no_catalog: { kind: 'no_catalog', environment: 'UAT' },
  bad_input: { kind: 'bad_input', field: 'Name', problem: 'is empty' },
  bad_address: { kind: 'bad_address', address: 'https://a.crm.dynamics.com', problem: 'dataverse' },
  bad_config: { kind: 'bad_config', place: 'relay.hosts[0]', problem: 'must be an address' },
  host_not_allowed: { kind: 'host_not_allowed', host: 'contoso.com' },
  relay_missing: { kind: 'relay_missing' },
  unreachable: { kind: 'unreachable', host: 'contoso.com', reason: 'ENOTFOUND' },
  sign_in_required: {
    kind: 'sign_in_required',
    host: 'contoso.com',
    claims: null,
    requestId: null,
  },
  sign_in_failed: { kind: 'sign_in_failed', host: 'contoso.com', reason: 'access_denied' },
  forbidden: { kind: 'forbidden', host: 'contoso.com', requestId: null },
  throttled: {
    kind: 'throttled',
    host: 'contoso.com',
    retryAfterSeconds: 30,
    requestId: null,
  },
  service_error: {
    kind: 'service_error',
    path: '/metadata/PublicEntities',
    status: 500,
    message: 'out of order',
    requestId: 'ab-12',
  },
  not_json: {
    kind: 'not_json',
    path: '/metadata/PublicEntities',
    contentType: 'text/html',
    requestId: null,
  },
  truncated: {
    kind: 'truncated',
    path: '/metadata/PublicEntities',
    receivedBytes: 12_000_000,
    receivedElements: 1200,
    requestId: null,
  },
  too_large: {
    kind: 'too_large',
    path: '/metadata/PublicEntities',
    receivedBytes: 250_100_000,
    limitBytes: 250_000_000,
    requestId: null,
  },
  malformed: {
    kind: 'malformed',
    path: '/metadata/PublicEntities',
    place: 'CustomersV3.Properties',
    problem: 'is no list',
    requestId: null,
  },
  silent: { kind: 'silent', path: '/metadata/PublicEntities', silentSeconds: 60 },
  version_unknown: {
    kind: 'version_unknown',
    host: 'contoso.com',
    reason: { kind: 'forbidden', host: 'contoso.com', requestId: null },
  },
  bad_file: { kind: 'bad_file', file: 'list.json', problem: { kind: 'empty' } },
  files_needed: { kind: 'files_needed', environment: 'UAT', problem: 'gone' },
  bad_snapshot: { kind: 'bad_snapshot', problem: 'damaged', detail: 'page 3' },
  unreadable_backup: {
    kind: 'unreadable_backup',
    reason: { kind: 'bad_snapshot', problem: 'too_many_rows', detail: 'glossary' },
  },
  not_saved: { kind: 'not_saved', reason: 'The disk is full.' },
  bad_library: { kind: 'bad_library', host: 'contoso.com', problem: 'busy' },
  address_not_allowed: { kind: 'address_not_allowed', host: 'contoso.com' },
  sync_running: { kind: 'sync_running', sessionId: 'abc' },
  unexpected: { kind: 'unexpected', message: 'x is not a function' },
};

test.each(Object.values(FAILURES))('$kind is told in sentences without a gap', (failure) => {
  const text = failureText(failure);
  expect(text).toMatch(/^[“A-Za-z].*[.)]$/);
  expect(text).not.toMatch(/undefined|null|\[object|!| {2}/);
});

test('a sentence names the place, and the request that support asks for', () => {
  expect(failureText(FAILURES.service_error)).toBe(
    'The environment answered 500 to /metadata/PublicEntities: out of order. Try again later. (Request ab-12)',
  );
});

test.each([
  ['too_large', 'larger'],
  ['unpacks_too_large', 'unpacks'],
  ['not_a_snapshot', 'no snapshot'],
  ['newer_format', 'newer version'],
  ['unknown_schema', 'tables'],
  ['damaged', 'damaged'],
  ['too_many_rows', 'more than'],
  ['wrong_digest', 'digest'],
  ['bad_content', 'no catalogue has'],
] as const)('a snapshot that is refused as %s is told so', (problem, words) => {
  const text = failureText({ kind: 'bad_snapshot', problem, detail: '' });
  expect(text).toContain(words);
  expect(text).toMatch(/Nothing of it was stored\.$/);
});

test('a snapshot is not said to have closed files', () => {
  const failure = { kind: 'files_needed', environment: 'UAT', problem: 'snapshot' } as const;
  expect(failureText(failure)).toContain('came from a snapshot');
});

test('a reason within a failure is told with it', () => {
  expect(failureText(FAILURES.version_unknown)).toBe(
    'The version of contoso.com could not be read. contoso.com refuses this user. Ask its administrator for the right to read metadata.',
  );
});

/** One of each kind; a kind that is missing here does not compile. */
const FILE_PROBLEMS: {
  readonly [Kind in FileProblem['kind']]: Extract<FileProblem, { kind: Kind }>;
} = {
  empty: { kind: 'empty' },
  web_page: { kind: 'web_page' },
  unknown: { kind: 'unknown', reason: null },
  cut: { kind: 'cut', readBytes: 12_000_000, readElements: 1200 },
  gone: { kind: 'gone', reason: 'NotReadableError' },
  odd: { kind: 'odd', place: 'line 3', problem: 'unclosed tag' },
};

test.each(Object.values(FILE_PROBLEMS))(
  'a file that is $kind is no answer in its words',
  (problem) => {
    const text = failureText({ kind: 'bad_file', file: 'list.json', problem });
    expect(text).toMatch(/^list\.json (?:is|ends|can) .*\.$/);
    expect(text).not.toMatch(/environment answered|undefined|null| {2}/);
  },
);

test.each([
  ['not_a_url', 'is not an address'],
  ['not_https', 'must begin with https://'],
  ['has_credentials', 'user name or password'],
  ['dataverse', 'Dataverse'],
  ['commerce', 'Commerce'],
  ['not_finance_and_operations', 'no address of Finance & Operations'],
] as const)('an address that is refused as %s is told so', (problem, words) => {
  expect(failureText({ kind: 'bad_address', address: 'contoso', problem })).toContain(words);
});
