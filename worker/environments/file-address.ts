/**
 * An origin for an environment without an address, made from its name. Everything that knows an environment by its
 * origin or host works on: links, the list of environments, the assistant. `.invalid` is reserved (RFC 2606): nobody
 * can own it, and no request can reach it. Two names have two addresses, but for case and spaces.
 */
export function fileAddress(name: string): string {
  const words = name.trim().toLowerCase().split(/\s+/);
  return `https://${words.map(encodeWord).join('-')}${FILE_DOMAIN}`;
}

export const FILE_DOMAIN = '.file.invalid';

/** Whatever is no letter or digit of a host name becomes its number, so that nothing is lost. */
function encodeWord(word: string): string {
  return Array.from(word, (character) =>
    /[a-z\d]/.test(character) ? character : `-${character.codePointAt(0)?.toString(16)}-`,
  ).join('');
}
