/**
 * What has been drawn and laid out and will soon be needed again, but is neither seen nor read now: the element it is
 * in has these attributes, and what looks for something on the board passes it over.
 */
export const ASIDE = { "aria-hidden": true, "data-aside": true } as const;

/** A selector for all that is in such an element. */
export const inAside = "[data-aside] *";
