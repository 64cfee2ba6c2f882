import { browser } from './browser';

/** A part of what a tab shows, CSS pixels from its upper left corner. */
export interface CaptureArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly scale: number;
}

export type Capture =
  | { readonly kind: 'taken'; readonly picture: Blob }
  /** Why there is no picture, in words for the user. */
  | { readonly kind: 'refused'; readonly reason: string };

const NOT_IN_FRONT = 'The chart was not in front.';
const NOT_ALLOWED =
  'The browser allows a picture of a page only after you have pressed Isotherm’s button or key on it.';

/** Small, and sharp enough for the figures on an axis; a browser that cannot write it writes PNG. */
const FORMAT = { type: 'image/webp', quality: 0.9 } as const;

/** The axes lie at the right of a pane and below it, and a picture without them says little. CSS pixels. */
const AXES = { right: 90, bottom: 32 };

/**
 * A picture of a tab that is in front, with whatever lies over the page, cut to an area and the axes beside it. The browser
 * allows it on a page on which the user has pressed our button or key (`activeTab`), until they leave it.
 */
export async function captureTab(tabId: number, area: CaptureArea | undefined): Promise<Capture> {
  try {
    const { active, windowId } = await browser.tabs.get(tabId);
    if (!active) return { kind: 'refused', reason: NOT_IN_FRONT };
    const url = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    const whole = await createImageBitmap(await (await fetch(url)).blob());
    // The user may have turned to another tab meanwhile.
    if (!(await browser.tabs.get(tabId)).active) return { kind: 'refused', reason: NOT_IN_FRONT };
    return { kind: 'taken', picture: await cut(whole, cropOf(whole, area)) };
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error) };
  }
}

interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** An area and its axes in the device pixels of a picture; all of it where no part of the area is in sight. */
export function cropOf({ width, height }: Size, area: CaptureArea | undefined): Crop {
  const all = { x: 0, y: 0, width, height };
  if (!area) return all;
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value * area.scale)));
  const [x, y] = [within(area.left, width), within(area.top, height)];
  const right = within(area.left + area.width + AXES.right, width);
  const bottom = within(area.top + area.height + AXES.bottom, height);
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : all;
}

async function cut(whole: ImageBitmap, { x, y, width, height }: Crop): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(whole, x, y, width, height, 0, 0, width, height);
  whole.close();
  return canvas.convertToBlob(FORMAT);
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // Chrome names the permissions; Firefox leaves the function out.
  if (/activeTab|permission|captureVisibleTab/i.test(message)) return NOT_ALLOWED;
  return `The browser took no picture: ${message}`;
}
