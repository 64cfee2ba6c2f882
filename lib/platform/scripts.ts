import type { PublicPath } from 'wxt/browser';
import { browser } from './browser';

export interface FrameOfTab {
  readonly tabId: number;
  readonly frameId: number;
}

type ScriptFile = Extract<PublicPath, `${string}.js`>;

/** Runs a bundled script in one frame, beside the loader (`ISOLATED`) or among the page's own scripts (`MAIN`). */
export async function runScript(
  { tabId, frameId }: FrameOfTab,
  file: ScriptFile,
  world: 'ISOLATED' | 'MAIN',
): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [file], world });
}
