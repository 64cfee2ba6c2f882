import type { PublicPath } from 'wxt/browser';
import { browser } from './browser';

export interface FrameOfTab {
  readonly tabId: number;
  /** All frames of the tab where it is left out. */
  readonly frameId?: number;
}

type ScriptFile = Extract<PublicPath, `${string}.js`>;

/** Runs a bundled script in one frame or all, beside the loader (`ISOLATED`) or among the page's own scripts (`MAIN`). */
export async function runScript(
  { tabId, frameId }: FrameOfTab,
  file: ScriptFile,
  world: 'ISOLATED' | 'MAIN',
): Promise<void> {
  const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({ target, files: [file], world });
}
