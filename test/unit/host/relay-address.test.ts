import { expect, test } from 'vitest';
import { allowedMethods } from '../../../server/relay/allowed-routes.ts';
import { parseRelayAddress } from '../../../server/relay/relay-address.ts';

test('path and query go to the environment exactly as they came', () => {
  const path = "/metadata/Labels(Id='%40SYS1',Language='en-US')?x=%2F..%2F";
  expect(parseRelayAddress(`/relay/X.Example:8080${path}`)).toEqual({
    host: 'x.example:8080',
    path,
    route: "/metadata/labels(id='@sys1',language='en-us')",
  });
});

test.each([
  '/relay/',
  '/relay/x.example',
  '/relay//metadata/a',
  'http://x.example/relay/x.example/metadata/a',
  '/relay/x.example/metadata/../data/Users',
  '/relay/x.example/metadata/%2e%2e/data/Users',
  '/relay/x.example/metadata/.%2E/data/Users',
  '/relay/x.example/metadata/..;/data/Users',
  '/relay/x.example/metadata/..%20/data/Users',
  '/relay/x.example/metadata/.%20./data/Users',
  '/relay/x.example/metadata/%EF%BC%8E%EF%BC%8E/data/Users',
  '/relay/x.example/metadata/..%EF%BC%8Fdata/Users',
  '/relay/x.example/metadata/./a',
  '/relay/x.example/metadata//a',
  '/relay/x.example/metadata/..%2fdata',
  '/relay/x.example/metadata/..%5cdata',
  '/relay/x.example/metadata/..\\data',
  '/relay/x.example/metadata/%252e%252e/data',
  '/relay/x.example/metadata/a%00',
  '/relay/x.example/metadata/a%0d%0aX: y',
  '/relay/x.example/metadata/a\tb',
  '/relay/x.example/metadata/%',
  '/relay/x.example/metadata/%zz',
  '/relay/x.example/metadata/%c0%ae%c0%ae/data',
  '/relay/x.example/metadata/é',
  '/relay/x.example/metadata/a#b',
])('%j can be understood in two ways and is refused', (url) => {
  expect(parseRelayAddress(url)).toBeNull();
});

test.each(['/metadata/publicentities', "/metadata/labels(id='@sys1',language='de')", '/data'])(
  '%s may be read and not written',
  (route) => {
    expect(allowedMethods(route)).toEqual(['GET']);
  },
);

test.each([
  '/metadata',
  '/metadata/',
  '/data/',
  '/data/customersv3',
  '/data/$batch',
  '/data/legalentities/x',
  '/metadatax/a',
  '/api/services',
  '/labels/x',
])('%s is not passed on', (route) => {
  expect(allowedMethods(route)).toEqual([]);
});
