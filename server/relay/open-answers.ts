import type { ServerResponse } from 'node:http';

/** How many answers each client is being given at this moment. */
export class OpenAnswers {
  readonly #limit: number;
  readonly #countsByClient = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts this one until it is closed; false where the client has as many as it may have. */
  begin(client: string, response: ServerResponse): boolean {
    const count = this.#countsByClient.get(client) ?? 0;
    if (count >= this.#limit) return false;
    this.#countsByClient.set(client, count + 1);
    response.once('close', () => this.#end(client));
    return true;
  }

  #end(client: string): void {
    const left = (this.#countsByClient.get(client) ?? 1) - 1;
    if (left > 0) this.#countsByClient.set(client, left);
    else this.#countsByClient.delete(client);
  }
}
