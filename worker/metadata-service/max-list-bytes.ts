/** Decoded, of one list with all its pages: five times what a large environment sends. */
export const MAX_LIST_BYTES = 250_000_000;
