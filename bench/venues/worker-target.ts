import type { CDPSession } from 'playwright-core';
import type { Chromium } from '../../e2e/fixtures/chromium';
import { ensureDefined } from '../../lib/core/assert';

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A protocol session with the extension's service worker; Playwright itself opens them for pages only. */
export interface WorkerTarget {
  /** Rejects with the browser's words when the target does not know the method. */
  readonly send: CDPSession['send'];
  detach(): Promise<void>;
}

/** Joins the present worker through the session of a page. */
export async function attachToWorker({ context, url }: Chromium): Promise<WorkerTarget> {
  const session = await context.newCDPSession(ensureDefined(context.pages()[0], 'a page'));
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(
    (target) => target.type === 'service_worker' && target.url.startsWith(url('')),
  );
  const { targetId } = ensureDefined(worker, 'the service worker');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  const send = (method: string, params: unknown = {}) =>
    new Promise<unknown>((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  return { send: send as CDPSession['send'], detach: () => session.detach() };
}
