import { browser } from './browser';

/** A few letters on the toolbar button; empty text removes them. */
export async function setBadge(text: string, title: string): Promise<void> {
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: '#b3541e' });
  await browser.action.setTitle({ title });
}
