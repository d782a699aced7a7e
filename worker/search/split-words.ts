/**
 * The words of a technical name, before it the name itself, so that it is also found written in one:
 * `CustCustomerV3Entity` → `CustCustomerV3Entity Cust Customer V3 Entity`. A digit stays with the letters before
 * it. Text that has only one word comes back unchanged.
 */
export function splitWords(name: string): string {
  const words = name.replace(WORD_START, ' ');
  return words === name ? name : `${name} ${words}`;
}

// Before a capital that follows a small letter or digit, before the last capital of a row of them that a small
// letter follows (`HTTPRequest`), and in place of an underscore.
const WORD_START = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|_+/gu;
