import { browser } from './browser';

interface Notification {
  /** Comes back when it is clicked or snoozed. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

/** Shows one desktop notification, silently: sounds are ours. */
export async function notify({ id, title, message }: Notification): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon-128.png'),
    title,
    message,
    // Firefox refuses what it does not know.
    ...(!import.meta.env.FIREFOX && { silent: true, buttons: [{ title: 'Snooze for an hour' }] }),
  });
}

/** The ids of the notifications that are on the desktop. */
export async function shownNotifications(): Promise<ReadonlySet<string>> {
  return new Set(Object.keys(await browser.notifications.getAll()));
}

export function onNotificationClick(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    listener(id);
  });
}

/** Never calls back where the browser has no buttons on notifications. */
export function onSnooze(listener: (id: string) => void): void {
  browser.notifications.onButtonClicked?.addListener((id) => {
    void browser.notifications.clear(id);
    listener(id);
  });
}
