/** The last few answers, by what they depend on; the one that was asked for longest ago goes first. */
export class KeptAnswers<T> {
  readonly #limit: number;
  readonly #answers = new Map<string, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  find(key: string, compute: () => T): T {
    const known = this.#answers.get(key);
    const answer = known ?? compute();
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#limit && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}
