/** What is no JSON stays the text that it is: a schema says what is wrong with it. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
