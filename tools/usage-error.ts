/** The command line was used wrongly: the message goes to stderr, with the usage, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
