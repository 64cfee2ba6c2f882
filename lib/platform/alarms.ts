import { browser } from './browser';

/** Calls `task` whenever the named alarm fires, also in a worker that the alarm itself woke. */
export function repeatAlarm(name: string, periodMinutes: number, task: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) task();
  });
  void browser.alarms.create(name, { periodInMinutes: periodMinutes });
}
