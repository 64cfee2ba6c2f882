import { writeFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { ensureDefined } from '../../lib/core/assert';
import type { DemoBrowser } from './browser';

const SETTLE_MS = 1_500;

/** What the extension's worker has; only named inside a function that runs there. */
declare const chrome: { readonly action: { openPopup(): Promise<void> } };

/** Opens the toolbar popup over a page, as a click on the button does, and saves a picture of it. */
export async function savePopupPicture(
  { context, worker }: DemoBrowser,
  page: Page,
  file: string,
): Promise<void> {
  await page.bringToFront();
  await worker.evaluate(() => chrome.action.openPopup());
  await page.waitForTimeout(SETTLE_MS);
  const session = await context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const popup = targetInfos.find(
    ({ url }) => url.startsWith('chrome-extension://') && url.includes('popup.html'),
  );
  const { targetId } = ensureDefined(popup, 'the popup');
  const picture = await capture(session, targetId);
  writeFileSync(file, Buffer.from(picture, 'base64'));
  await session.send('Target.closeTarget', { targetId });
  await session.detach();
}

/** The popup is no page of the browser context, so its target is spoken to through the page's own session. */
async function capture(session: CDPSession, targetId: string): Promise<string> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const answer = new Promise<string>((resolve, reject) => {
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { result } = JSON.parse(message) as { readonly result?: { readonly data?: string } };
      if (result?.data === undefined) reject(new Error(`No picture of the popup: ${message}`));
      else resolve(result.data);
    });
  });
  const message = JSON.stringify({
    id: 1,
    method: 'Page.captureScreenshot',
    params: { format: 'png' },
  });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  return answer;
}
