const SHOWN_MS = 8000;

export interface Notice {
  readonly id: number;
  readonly text: string;
  /** Where to go to see it. */
  readonly link?: { readonly text: string; readonly href: string };
  readonly action?: { readonly text: string; readonly run: () => void };
  /** Stays until it is dismissed. */
  readonly isLasting?: boolean;
}

/** What happened elsewhere in the app: a short line in the corner. */
export class Notices {
  #lastId = 0;
  all = $state.raw<readonly Notice[]>([]);

  /** Gives its id, for whoever dismisses it when it is no longer true. */
  tell(text: string, more: Pick<Notice, 'link' | 'action' | 'isLasting'> = {}): number {
    const id = ++this.#lastId;
    this.all = [...this.all, { id, text, ...more }];
    if (!more.isLasting) setTimeout(() => this.dismiss(id), SHOWN_MS);
    return id;
  }

  dismiss(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id);
  }
}
