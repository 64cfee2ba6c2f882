/**
 * `limited`: too many requests · `banned`: limited so hard that the address is shut out · `blocked`: refused in this
 * region · `http`: any other refusal · `network`: no answer · `malformed`: an answer that cannot be read.
 */
export type RestErrorKind = 'limited' | 'banned' | 'blocked' | 'http' | 'network' | 'malformed';

/** Why a request brought nothing. */
export class RestError extends Error {
  override readonly name = 'RestError';

  constructor(
    readonly kind: RestErrorKind,
    message: string,
    /** Epoch ms before which the host must not be asked again; undefined when there is no such order. */
    readonly retryAt?: number,
  ) {
    super(message);
  }
}

/** Epoch ms before which `error` forbids another request, 0 when it does not. */
export const retryAtOf = (error: unknown): number => (error instanceof RestError ? (error.retryAt ?? 0) : 0);

/** An error in words for the user. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
