import { browser } from '../platform/browser';
import type { ReplyOf, RequestName, RequestOf } from './messages';

export interface Envelope {
  readonly to: 'background';
  readonly name: RequestName;
  readonly input: unknown;
}

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string };

/** Who asks: a frame of a tab (our content script there), or one of our own pages. */
export interface Sender {
  readonly tabId: number | undefined;
  readonly frameId: number;
  readonly ownPage: boolean;
}

type Handler<K extends RequestName> = (
  input: RequestOf<K>,
  sender: Sender,
) => ReplyOf<K> | Promise<ReplyOf<K>>;

export type Handlers = { readonly [K in RequestName]: Handler<K> };

/** Reads the input of a request or throws with what is wrong: a renderer can be taken over, its words are not trusted. */
export type Readers = { readonly [K in RequestName]: (input: unknown) => RequestOf<K> };

/** Asks the background. @throws with the background's own message when it refuses or fails, or when nobody answers. */
export async function request<K extends RequestName>(name: K, input?: RequestOf<K>): Promise<ReplyOf<K>> {
  const envelope: Envelope = { to: 'background', name, input };
  const outcome: Outcome | undefined = await browser.runtime.sendMessage(envelope);
  if (!outcome) throw new Error(`No reply to "${name}"`);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value as ReplyOf<K>;
}

/**
 * Serves every request. `fromPages` names those that content scripts may make; the others are for our own pages.
 * Answers with `sendResponse` and `return true`, the only style that every browser supports.
 */
export function serve(handlers: Handlers, readers: Readers, fromPages: ReadonlySet<RequestName>): void {
  browser.runtime.onMessage.addListener((message: unknown, raw, sendResponse) => {
    if (raw.id !== browser.runtime.id || !isEnvelope(message, handlers)) return undefined;
    const sender: Sender = {
      tabId: raw.tab?.id,
      frameId: raw.frameId ?? 0,
      ownPage: raw.url?.startsWith(browser.runtime.getURL('/')) ?? false,
    };
    void answer(message, sender, { handlers, readers, fromPages }).then(sendResponse);
    return true;
  });
}

async function answer(
  { name, input }: Envelope,
  sender: Sender,
  {
    handlers,
    readers,
    fromPages,
  }: { handlers: Handlers; readers: Readers; fromPages: ReadonlySet<RequestName> },
): Promise<Outcome> {
  try {
    if (!sender.ownPage && !fromPages.has(name)) throw new Error(`"${name}" is not for pages`);
    const handler = handlers[name] as (input: unknown, sender: Sender) => unknown;
    return { ok: true, value: await handler(readers[name](input), sender) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function isEnvelope(message: unknown, handlers: Handlers): message is Envelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    'to' in message &&
    message.to === 'background' &&
    'name' in message &&
    typeof message.name === 'string' &&
    Object.hasOwn(handlers, message.name)
  );
}
