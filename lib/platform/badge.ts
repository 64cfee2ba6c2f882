import { browser } from './browser';

const MOST = 99;

/** Writes a count on the toolbar button; nothing for 0. */
export async function showCount(count: number): Promise<void> {
  const text = count > MOST ? `${MOST}+` : String(count);
  await browser.action.setBadgeText({ text: count === 0 ? '' : text });
  await browser.action.setBadgeBackgroundColor({ color: '#b4400f' });
}
