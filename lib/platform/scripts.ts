import { browser } from './browser';

export interface FrameOfTab {
  readonly tabId: number;
  readonly frameId: number;
}

type ScriptFile = Parameters<typeof browser.runtime.getURL>[0];

/** Runs a bundled script in one frame, beside the loader (`ISOLATED`) or among the page's own scripts (`MAIN`). */
export async function runScript(
  { tabId, frameId }: FrameOfTab,
  file: ScriptFile,
  world: 'ISOLATED' | 'MAIN',
): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [file], world });
}
