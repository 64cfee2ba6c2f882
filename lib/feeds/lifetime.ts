/** Calls `task` whenever the named alarm fires, also in a background that the alarm itself woke. */
export type RepeatAlarm = (name: string, periodMinutes: number, task: () => void) => void;

/** Chrome's shortest period for an alarm; its worker lives on socket messages, the alarm only watches. */
const CHROME_MINUTES = 0.5;
/** Firefox ends an event page after 30 s without an event, whatever its sockets do. */
const FIREFOX_MINUTES = 25 / 60;

/**
 * Has an alarm call `revive` for as long as the extension is installed: it keeps the background alive, wakes it after it
 * died and looks at what timers slept through. Call it in the first turn of the background.
 */
export function watchOver(target: 'chrome' | 'firefox', repeatAlarm: RepeatAlarm, revive: () => void): void {
  repeatAlarm('feed-watchdog', target === 'firefox' ? FIREFOX_MINUTES : CHROME_MINUTES, revive);
}
