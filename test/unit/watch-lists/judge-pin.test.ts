import { expect, test } from 'vitest';
import type { Action, Entity, Enumeration, Property } from '#contract/metadata.ts';
import type { PinTarget } from '#contract/watch-list.ts';
import { diffEntities } from '../../../worker/diff/diff-entities.ts';
import { diffEnumerations } from '../../../worker/diff/diff-enumerations.ts';
import { field } from '../../field.ts';
import { judgePin, type OwnerComparison } from '../../../worker/watch-lists/judge-pin.ts';

const account = field('CustomerAccount', { isKey: true });
const limit = field('CreditLimit');
const name = field('Name');
const customers: Entity = {
  name: 'CustomerV3',
  entitySetName: 'CustomersV3',
  labelId: null,
  isReadOnly: false,
  configurationEnabled: true,
  properties: [account, limit, name],
  navigationProperties: [],
  propertyGroups: [],
  actions: [],
};

const blocked: Enumeration = {
  name: 'CustVendorBlocked',
  labelId: null,
  members: [
    { name: 'No', labelId: null, value: 0, configurationEnabled: true },
    { name: 'All', labelId: null, value: 2, configurationEnabled: true },
  ],
};

/** The way from `customers` to what became of them. */
function to(changed: Partial<Entity>): OwnerComparison {
  const changes = diffEntities({ before: customers, after: { ...customers, ...changed } });
  return { kind: 'differs', changes, keys: new Set(['CustomerAccount']) };
}

function withFields(...properties: readonly Property[]): OwnerComparison {
  return to({ properties });
}

const entity: PinTarget = { kind: 'entity', owner: 'CustomersV3', part: null, isWhole: false };
const whole: PinTarget = { ...entity, isWhole: true };
const creditLimit: PinTarget = { ...entity, kind: 'property', part: 'CreditLimit' };

test('a field that went breaks who uses it, and nobody else', () => {
  const without = withFields(account, name);
  expect(judgePin(creditLimit, without)).toEqual({
    state: 'broken',
    severity: 'breaking',
    reason: 'CreditLimit was removed. Requests and files that name the field fail.',
    sentences: ['CreditLimit was removed. Requests and files that name the field fail.'],
  });
  expect(judgePin({ ...creditLimit, part: 'Name' }, without).state).toBe('unchanged');
  expect(judgePin(entity, without).state).toBe('unchanged');
  expect(judgePin(whole, without).state).toBe('broken');
});

test('what only has the name of a field is not the field', () => {
  const action: Action = {
    name: 'CreditLimit',
    bindingKind: 'BoundToEntityInstance',
    parameters: [],
    returnType: null,
    fieldLookup: null,
  };
  const judged = (pin: PinTarget) => judgePin(pin, to({ actions: [action] })).state;
  expect(judged(creditLimit)).toBe('unchanged');
  expect(judged(entity)).toBe('unchanged');
  expect(judged({ ...creditLimit, kind: 'action' })).toBe('changed');
});

test('what changed in a field is said with before and after, the worst first', () => {
  const changed = field('CreditLimit', {
    labelId: '@A:B',
    typeName: 'Edm.Decimal',
    dataType: 'Real',
  });
  const judged = judgePin(creditLimit, withFields(account, changed, name));
  expect(judged.state).toBe('broken');
  expect(judged.reason).toMatch(/^Type: Edm\.String → Edm\.Decimal\. .*\.$/);
  expect(judged.sentences.map((sentence) => sentence.split(':')[0])).toEqual([
    'Type',
    'X++ type',
    'Label',
  ]);
  expect(judgePin(whole, withFields(account, changed, name)).reason).toMatch(/^CreditLimit, type:/);
  const relabelled = { ...account, labelId: '@A:B' };
  expect(judgePin(whole, withFields(relabelled, changed, name))).toMatchObject({
    state: 'broken',
    severity: 'breaking',
    reason: expect.stringMatching(/^CreditLimit, type:/),
  });
});

test('a change that breaks nothing is a change all the same', () => {
  const relabelled = withFields(account, { ...limit, labelId: '@A:B' }, name);
  expect(judgePin(creditLimit, relabelled)).toMatchObject({ state: 'changed', severity: 'safe' });
});

test('a field goes down with its entity', () => {
  expect(judgePin(creditLimit, to({ isReadOnly: true })).state).toBe('broken');
  expect(judgePin(creditLimit, to({ entitySetName: 'Customers' })).state).toBe('broken');
  expect(judgePin(creditLimit, to({ configurationEnabled: false }))).toMatchObject({
    state: 'changed',
    severity: 'risky',
  });
  expect(judgePin(creditLimit, to({ labelId: '@A:B' })).state).toBe('unchanged');
  expect(judgePin(entity, to({ labelId: '@A:B' })).state).toBe('changed');
});

test('who uses an entity depends on its key and on what it makes mandatory', () => {
  const added = (overrides: Partial<Property>) =>
    judgePin(entity, withFields(account, limit, name, field('New', overrides))).state;
  expect(added({})).toBe('unchanged');
  expect(added({ isMandatory: true })).toBe('broken');
  expect(added({ isKey: true })).toBe('broken');
  expect(judgePin(entity, withFields(limit, name)).state).toBe('broken');
  expect(
    judgePin(entity, withFields(account, limit, { ...name, isMandatory: true })).reason,
  ).toMatch(/^Name, mandatory: no → yes\./);
  expect(judgePin(creditLimit, withFields(limit, name)).state).toBe('unchanged');
  const become = (facts: Partial<Property>) =>
    judgePin(entity, withFields(account, limit, { ...name, ...facts })).state;
  expect(become({ labelId: '@A:B', typeName: 'Edm.Int32' })).toBe('unchanged');
  expect(become({ isKey: true })).toBe('broken');
});

test('a value that was renumbered breaks who uses it, a new one only whoever watches them all', () => {
  const compare = (members: Enumeration['members']): OwnerComparison => ({
    kind: 'differs',
    changes: diffEnumerations({ before: blocked, after: { ...blocked, members } }),
    keys: new Set(),
  });
  const pin = { owner: blocked.name, isWhole: false } as const;
  const all: PinTarget = { ...pin, kind: 'enumeration_member', part: 'All' };
  const enumeration: PinTarget = { ...pin, kind: 'enumeration', part: null, isWhole: true };
  const renumbered = compare(blocked.members.map((each) => ({ ...each, value: each.value + 10 })));
  expect(judgePin(all, renumbered).reason).toMatch(/^Value: 2 → 12\./);
  const more = compare([
    ...blocked.members,
    { name: 'Payment', labelId: null, value: 3, configurationEnabled: true },
  ]);
  expect(judgePin(all, more).state).toBe('unchanged');
  expect(judgePin(enumeration, more)).toMatchObject({ state: 'changed', severity: 'risky' });
});

test('what is nowhere is broken, what may still come is not known', () => {
  expect(judgePin(creditLimit, { kind: 'gone' }).state).toBe('broken');
  expect(judgePin(creditLimit, { kind: 'not_here_yet' }).state).toBe('unknown');
  expect(judgePin(creditLimit, { kind: 'no_baseline', isThere: true }).state).toBe('unknown');
  expect(judgePin(creditLimit, { kind: 'no_baseline', isThere: false }).state).toBe('broken');
  expect(judgePin(creditLimit, { kind: 'same' })).toEqual({
    state: 'unchanged',
    severity: null,
    reason: null,
    sentences: [],
  });
});
