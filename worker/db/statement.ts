import type { BindableValue } from '@sqlite.org/sqlite-wasm';

/** What a statement binds: every `:name` in its text, and nothing else. */
export type Parameters = Readonly<Record<string, Bindable>>;
export type Bindable = string | number | boolean | null | Uint8Array;

/** A statement beside the types of what it binds and what it answers. Made once, prepared once per database. */
export interface Statement<P extends Parameters, R> {
  readonly sql: string;
  /** Only for the compiler. */
  readonly types?: { readonly parameters: P; readonly row: R };
}

/** The types are the author's promise: nothing checks them but the tests that run the statement. */
export function statement<P extends Parameters, R = never>(sql: string): Statement<P, R> {
  return { sql };
}

/** Names get the colon that SQLite wants. */
export function bindingsOf(parameters: Parameters): Record<string, BindableValue> {
  const bindings: Record<string, BindableValue> = {};
  for (const [name, value] of Object.entries(parameters)) {
    bindings[`:${name}`] = value;
  }
  return bindings;
}
