import { LIST_FAULTS, type Interruption } from './knobs.ts';
import type { NamedElement } from './served-catalogue.ts';

/** The same list, with the fault in the element in its middle. */
export function spoilList(
  elements: readonly NamedElement[],
  how: Interruption['how'] | undefined,
): readonly object[] {
  const fault = LIST_FAULTS.find((each) => each === how);
  if (fault === undefined) return elements;
  if (fault === 'no_elements') return [];
  const middle = Math.floor(elements.length / 2);
  return elements.map((element, index) => {
    const before = elements[index - 1];
    if (index !== middle || before === undefined) return element;
    switch (fault) {
      case 'same_name':
        return { ...element, Name: before.Name };
      case 'same_set':
        if (!('EntitySetName' in before)) return element;
        return { ...element, EntitySetName: before.EntitySetName };
      case 'same_part':
        return repeatParts(element);
      case 'no_name':
        return { ...element, Name: '' };
      case 'wrong_type':
        return { ...element, LabelId: 7 };
    }
  });
}

/** The first part of each of its lists comes twice. */
function repeatParts(element: NamedElement): object {
  const members = Object.entries(element).map(([name, value]: [string, unknown]) => [
    name,
    Array.isArray(value) ? [...value, ...value.slice(0, 1)] : value,
  ]);
  return { ...element, ...Object.fromEntries(members) };
}
