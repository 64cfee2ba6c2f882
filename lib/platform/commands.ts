import { browser } from './browser';

/** Calls back with the name of the keyboard command the user pressed; the keys are the browser's to assign. */
export function onCommand(listener: (name: string) => void): void {
  browser.commands.onCommand.addListener((name) => listener(name));
}
