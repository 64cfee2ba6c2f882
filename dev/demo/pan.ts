import type { Page } from 'playwright-core';

const STEPS = 130;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Drags the pane down by so many CSS pixels, then to and fro around there, one step a frame, as a hand does. */
export async function pan(on: Page, at: Place, down = 0): Promise<void> {
  await on.mouse.move(at.x, at.y);
  await on.mouse.down();
  await on.mouse.move(at.x, at.y + down, { steps: 10 });
  for (let step = 1; step <= STEPS; step += 1) {
    const swing = Math.sin(step / 6);
    await on.mouse.move(at.x + 30 * swing, at.y + down + 60 * swing);
  }
  await on.mouse.up();
}
