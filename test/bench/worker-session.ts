import type { CDPSession, Page } from 'playwright';
import * as z from 'zod/mini';
import { parseJson } from '../../worker/metadata-service/parse-json.ts';

const messageSchema = z.object({
  id: z.number(),
  result: z.optional(z.unknown()),
  error: z.optional(z.object({ message: z.string() })),
});

/** Speaks the debugger's protocol with one worker, which Playwright itself offers for pages only. */
export class WorkerSession {
  readonly #page: CDPSession;
  readonly #id: string;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #sent = 0;

  private constructor(page: CDPSession, id: string) {
    this.#page = page;
    this.#id = id;
    page.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      if (sessionId === id) this.#receive(message);
    });
    page.on('Target.detachedFromTarget', ({ sessionId }) => {
      if (sessionId === id) this.#rejectAll();
    });
  }

  /** To the next worker that the page starts: it runs `prelude` before its own script. */
  static async expect(
    page: Page,
    prelude: string,
  ): Promise<{ readonly begun: Promise<WorkerSession> }> {
    const session = await page.context().newCDPSession(page);
    const worker = Promise.withResolvers<string>();
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') worker.resolve(sessionId);
    });
    // Answers of flattened sessions do not reach whoever uses Playwright.
    const request = { autoAttach: true, waitForDebuggerOnStart: true, flatten: false };
    await session.send('Target.setAutoAttach', request);
    const begun = worker.promise.then(async (id) => {
      const begun = new WorkerSession(session, id);
      await begun.ask(z.unknown(), 'Runtime.evaluate', { expression: prelude });
      await begun.ask(z.unknown(), 'Runtime.runIfWaitingForDebugger');
      return begun;
    });
    return { begun };
  }

  async ask<T>(schema: z.ZodMiniType<T>, method: string, params: object = {}): Promise<T> {
    const id = (this.#sent += 1);
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    await this.#page.send('Target.sendMessageToTarget', {
      sessionId: this.#id,
      message: JSON.stringify({ id, method, params }),
    });
    return schema.parse(await answer.promise);
  }

  async detach(): Promise<void> {
    await this.#page.detach();
  }

  #rejectAll(): void {
    for (const answer of this.#waiting.values()) answer.reject(new Error('The worker is gone.'));
    this.#waiting.clear();
  }

  #receive(text: string): void {
    const message = messageSchema.safeParse(parseJson(text));
    // Everything else is an event.
    if (!message.success) return;
    const { id, result, error } = message.data;
    const answer = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) answer?.resolve(result);
    else answer?.reject(new Error(error.message));
  }
}
