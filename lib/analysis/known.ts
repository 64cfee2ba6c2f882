/** A value, or why it is not known. Plain data. */
export type Known<T, Why extends string = string> =
  | { readonly value: T }
  | { readonly value: undefined; readonly why: Why };

export const known = <T>(value: T) => ({ value });

export const notKnown = <const Why extends string>(why: Why) => ({ value: undefined, why });
