/** The part of the extension API that a content script needs to call home. */
interface ContentRuntime {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

/**
 * Sends one message to the background without the framework: the loader runs in every frame of every page we
 * match and has to stay tiny. Resolves when the background answered; rejects when the extension was updated, and does
 * nothing when it was removed.
 */
export function sendToBackground(message: unknown): Promise<unknown> | undefined {
  const { browser, chrome } = globalThis as { browser?: ContentRuntime; chrome?: ContentRuntime };
  return (browser ?? chrome)?.runtime.sendMessage(message);
}
