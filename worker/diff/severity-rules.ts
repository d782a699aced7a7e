import type { Severity } from '#contract/comparison.ts';

/** What a difference means to somebody who built on the first catalog, and why, in one sentence. */
export interface SeverityRule {
  readonly severity: Severity;
  readonly reason: string;
}

/**
 * All rules, each named after what happened on the way from the first catalog to the second. Breaking is what makes a
 * request, a file or a program fail that worked before; risky is what may do so, or gives other values without failing;
 * safe is what nobody notices who does not look for it. What depends on who one is (a reader, a writer, somebody who
 * creates records) is judged for the one whom it hits.
 */
export const SEVERITY_RULES = {
  'module added': safe('A module more changes nothing of what is there.'),
  'module removed': risky('What only this module brought is gone; what was found gone is listed.'),
  'module updated': safe('What its new version changed in the catalogue is listed by itself.'),
  'module downgraded': risky('It is older than before: corrections that it had may be missing.'),
  'module publisher changed': risky('Somebody else publishes it: it may be another module.'),

  'entity added': safe('Nothing that exists uses it yet.'),
  'entity removed': breaking('Every request for it fails.'),
  'entity renamed': risky(
    'Addresses stay as they are, but programs made from the metadata and data with type names know the old name.',
  ),
  'entity set renamed': breaking('It is part of every address: requests under the old one fail.'),
  'entity label changed': safe('Only the text that people see is another one.'),
  'entity became read-only': breaking('Whoever creates, changes or deletes its records fails.'),
  'entity became writable': safe('Reading it goes on working.'),
  'entity switched off': risky(
    'A configuration key switches it off here: what is in it may be empty or refused.',
  ),
  'entity switched on': safe('It can be used where it could not before.'),
  'order changed': safe('Only the order of the description differs; names decide, not places.'),

  'property added': safe('Whoever does not ask for it does not notice it.'),
  'mandatory property added': breaking('Whoever creates records without this field fails.'),
  'key property added': breaking(
    'The key has a field more: addresses of single records fail without it.',
  ),
  'property removed': breaking('Requests and files that name the field fail.'),
  'property type changed': breaking(
    'Values come in another type: programs and files that read or write it must change.',
  ),
  'property X++ type changed': risky(
    'The OData type is the same, but what is stored behind it is not: length or range may differ.',
  ),
  'property became key': breaking(
    'The key has a field more: addresses of single records fail without it.',
  ),
  'property left key': breaking(
    'The key has a field less: addresses of single records that name it fail.',
  ),
  'property became mandatory': breaking('Whoever creates records without this field fails.'),
  'property became optional': safe('Whoever fills the field goes on as before.'),
  'property label changed': safe('Only the text that people see is another one.'),
  'property switched off': risky(
    'A configuration key switches it off here: it may be missing or always empty.',
  ),
  'property switched on': safe('It can be used where it could not before.'),
  'property became read-only': breaking('Whoever changes it in existing records fails.'),
  'property became editable': safe('Reading it goes on working.'),
  'property became read-only on create': breaking('Whoever sets it in new records fails.'),
  'property became editable on create': safe('Whoever leaves it out goes on as before.'),
  'property dimension changed': risky(
    'It is tied to financial dimensions in another way: the same value may mean or demand something else.',
  ),

  'navigation property added': safe('Whoever does not expand it does not notice it.'),
  'navigation property removed': breaking('Requests that expand or follow it fail.'),
  'navigation property leads elsewhere': breaking('It leads to records of another entity.'),
  'navigation property relation renamed': safe(
    'Only the name of the relation behind it is another one; requests do not use it.',
  ),
  'navigation property cardinality changed': breaking(
    'One record becomes a list or a list one record: whoever reads it must change.',
  ),
  'navigation property constraints changed': risky(
    'It joins by other fields or values: the same request may find other records.',
  ),

  'property group added': safe('Groups only arrange fields.'),
  'property group removed': safe('Groups only arrange fields; the fields themselves are compared.'),
  'property group members changed': safe('Groups only arrange fields.'),

  'action added': safe('Nothing that exists calls it yet.'),
  'action removed': breaking('Every call of it fails.'),
  'action binding changed': breaking('It must be called on something else than before.'),
  'action parameters changed': breaking(
    'A call must pass exactly its parameters: calls made for the old ones fail.',
  ),
  'action result changed': breaking('It answers something else than callers expect.'),
  'action field lookup changed': safe('Calls do not use it.'),

  'data entity added': safe('Nothing that exists uses it yet.'),
  'data entity removed': breaking('Imports, exports and packages that contain it fail.'),
  'data entity public name changed': breaking(
    'It belongs to another public entity, or to none: what used it under the old name fails.',
  ),
  'data entity public collection changed': breaking(
    'It is part of every address: requests under the old one fail.',
  ),
  'data entity label changed': safe('Only the text that people see is another one.'),
  'data entity data service off': breaking('It can no longer be reached by OData.'),
  'data entity data service on': safe('It can be reached by OData, too.'),
  'data entity data management off': risky(
    'Imports and exports cannot use it any more; nothing tells whether any did.',
  ),
  'data entity data management on': safe('Imports and exports can use it, too.'),
  'data entity category changed': safe('Only how lists sort it is another one.'),
  'data entity became read-only': breaking('Whoever imports into it fails.'),
  'data entity became writable': safe('Reading it goes on working.'),

  'enumeration added': safe('Nothing that exists uses it yet.'),
  'enumeration removed': breaking('Fields and filters that use its values fail.'),
  'enumeration label changed': safe('Only the text that people see is another one.'),

  'enumeration member added': risky(
    'A list that was complete is not any more: a mapping or a case distinction does not know the new value.',
  ),
  'enumeration member removed': breaking('Filters and files that name the value fail.'),
  'enumeration member renumbered': breaking(
    'The same name has another number: whatever stores or compares numbers means another value.',
  ),
  'enumeration member label changed': safe('Only the text that people see is another one.'),
  'enumeration member switched off': risky(
    'A configuration key switches the value off here: it may be refused.',
  ),
  'enumeration member switched on': safe('It can be used where it could not before.'),

  'label reworded': safe('Only the text that people see is another one.'),
} as const satisfies Record<string, SeverityRule>;

export type RuleName = keyof typeof SEVERITY_RULES;

function breaking(reason: string): SeverityRule {
  return { severity: 'breaking', reason };
}

function risky(reason: string): SeverityRule {
  return { severity: 'risky', reason };
}

function safe(reason: string): SeverityRule {
  return { severity: 'safe', reason };
}
