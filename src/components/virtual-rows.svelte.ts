import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { createSubscriber } from 'svelte/reactivity';

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

export type VirtualRowsOptions = Pick<Options, 'count' | 'getScrollElement' | 'estimateSize'> &
  Partial<Pick<Options, 'getItemKey' | 'scrollMargin' | 'scrollPaddingStart' | 'initialRect'>>;

const OVERSCAN = 8;

/** Which rows are on screen, and where. Make it while its component is being made. */
export class VirtualRows {
  readonly #options: () => VirtualRowsOptions;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #subscribe: () => void;
  #notify = (): void => {};

  constructor(options: () => VirtualRowsOptions) {
    this.#options = options;
    this.#virtualizer = new Virtualizer(this.#complete());
    this.#subscribe = createSubscriber((notify) => {
      this.#notify = notify;
      return this.#virtualizer._didMount();
    });
    $effect(() => {
      this.#virtualizer.setOptions(this.#complete());
      this.#virtualizer._willUpdate();
    });
  }

  get items(): readonly VirtualItem[] {
    this.#subscribe();
    this.#virtualizer.setOptions(this.#complete());
    return this.#virtualizer.getVirtualItems();
  }

  /** Of all rows together, in CSS pixels. */
  get height(): number {
    this.#subscribe();
    this.#virtualizer.setOptions(this.#complete());
    return this.#virtualizer.getTotalSize();
  }

  /** Scrolls no further than needed. */
  reveal(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  /** For rows of unknown height: give each element, with its index in `data-index`. */
  readonly measure = (element: HTMLElement): void => this.#virtualizer.measureElement(element);

  #complete(): Options {
    return {
      ...this.#options(),
      overscan: OVERSCAN,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#notify(),
    };
  }
}
