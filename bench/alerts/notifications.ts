import type { Worker } from 'playwright-core';
import type { Chromium } from '../../e2e/fixtures/chromium';

/** A desktop notification, in the moment the worker asks the browser for it. */
export interface Notification {
  readonly id: string;
  readonly message: string;
  /** Epoch ms. */
  readonly at: number;
}

const MARK = 'isotherm-bench-notification';

/** Hears of every notification, over all lives of the worker. */
export async function hearNotifications(
  { context, worker }: Chromium,
  onNotification: (notification: Notification) => void,
): Promise<void> {
  const tap = async (tapped: Worker) => {
    tapped.on('console', (line) => {
      const [mark, text = ''] = line.text().split('\u0000');
      if (mark === MARK) onNotification(JSON.parse(text) as Notification);
    });
    await tapped.evaluate(report, MARK);
  };
  // One that is killed at once cannot be tapped, nor does it tell anything.
  context.on('serviceworker', (next) => void tap(next).catch(() => undefined));
  await tap(await worker());
}

/** Runs in the worker. What the worker says is with the bench at once, so that nothing is lost when it dies. */
function report(mark: string): void {
  const { notifications } = chrome;
  const create = notifications.create.bind(notifications) as (...of: unknown[]) => Promise<string>;
  Object.assign(notifications, {
    async create(id: string, options: { readonly message: string }) {
      console.debug(`${mark}\u0000${JSON.stringify({ id, message: options.message, at: Date.now() })}`);
      return create(id, options);
    },
  });
}
