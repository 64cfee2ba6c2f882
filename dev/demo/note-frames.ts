import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Frames since they are counted; gone when they no longer are. */
    frameCount?: number | undefined;
  }
}

/** The name under which a trace has the beginning of each frame. */
export const FRAME = 'isotherm-frame';

/** Marks frames. As text, since what runs the demo would add its own helper to a named function. */
const NOTE_FRAMES = `(() => {
  window.frameCount = 0;
  const note = () => {
    if (window.frameCount === undefined) return;
    performance.mark('${FRAME}');
    performance.clearMarks('${FRAME}');
    window.frameCount += 1;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
})()`;

/** Marks the beginning of each frame of a page while something is done there. Returns how many there were. */
export async function noteFrames(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(NOTE_FRAMES);
  await act();
  return page.evaluate(() => {
    const { frameCount = 0 } = window;
    window.frameCount = undefined;
    return frameCount;
  });
}
