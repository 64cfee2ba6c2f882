import type { Page } from 'playwright-core';
import { localName, MARKETS } from '../replicas/markets';

export interface User {
  readonly page: Page;
  /** Another tab, to look at in between. */
  readonly otherTab: Page;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const LARGE = { width: 1280, height: 800 };
const SMALL = { width: 1040, height: 680 };
export const VIEWPORT = LARGE;

/** Around the time axis and the price axis, whatever draws them, CSS pixels. */
const AXIS = { right: 24, bottom: 12 };
const PAUSE_MS = 150;

/** What a trader does to a page, with mouse and buttons: one half of it in even rounds, the other in odd ones. */
export async function useChart(user: User, round: number): Promise<void> {
  for (const [index, act] of ACTS.entries()) {
    if (index % 2 !== round % 2) continue;
    await act(user);
    await user.page.waitForTimeout(PAUSE_MS);
  }
}

const ACTS: readonly ((user: User) => Promise<void>)[] = [
  zoom,
  (user) => drag(user, (box) => inside(box, 0.4, 0.4), 160, 30),
  (user) => drag(user, (box) => inside(box, 0.6, 0.5), -260, -20),
  (user) =>
    drag(user, ({ x, y, width, height }) => ({ x: x + width - AXIS.right, y: y + height / 2 }), 0, 60),
  (user) =>
    drag(user, ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height - AXIS.bottom }), 80, 0),
  point,
  (user) => press(user, '5m', '1s', '1m'),
  switchMarket,
  (user) => press(user, 'Theme', 'Theme', 'Log', 'Log'),
  fullScreen,
  resize,
  scroll,
  lookAway,
  (user) => press(user, 'Again'),
];

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const boxOf = async ({ page }: User): Promise<Box> =>
  (await page.locator('#chart, #game').first().boundingBox()) ?? { x: 0, y: 0, ...LARGE };

const inside = ({ x, y, width, height }: Box, across: number, down: number): Point => ({
  x: x + width * across,
  y: y + height * down,
});

async function zoom(user: User): Promise<void> {
  const { x, y } = inside(await boxOf(user), 0.6, 0.4);
  await user.page.mouse.move(x, y);
  for (const notch of [-120, -120, -120, 120, 120, 120, 120, -120]) {
    await user.page.mouse.wheel(0, notch);
    await user.page.waitForTimeout(40);
  }
}

async function drag(user: User, start: (box: Box) => Point, dx: number, dy: number): Promise<void> {
  const { mouse } = user.page;
  const { x, y } = start(await boxOf(user));
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + dx, y + dy, { steps: 12 });
  await mouse.up();
}

async function point(user: User): Promise<void> {
  const box = await boxOf(user);
  for (const across of [0.2, 0.35, 0.5, 0.65]) {
    const { x, y } = inside(box, across, 0.3 + across / 4);
    await user.page.mouse.move(x, y, { steps: 4 });
    await user.page.waitForTimeout(60);
  }
}

/** Presses buttons of the page, where it has them. */
async function press({ page }: User, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const button = page.getByRole('button', { name, exact: true });
    if ((await button.count()) > 0) await button.first().click();
    await page.waitForTimeout(PAUSE_MS);
  }
}

/** To another market and back again with the browser's own button: two navigations without a new document. */
async function switchMarket(user: User): Promise<void> {
  const { page } = user;
  const [, other] = MARKETS;
  const address = page.url();
  if (other) await press(user, localName(other));
  await page.waitForTimeout(PAUSE_MS);
  if (page.url() !== address) await page.goBack();
}

async function fullScreen(user: User): Promise<void> {
  const { page } = user;
  await press(user, 'Full');
  await page.evaluate(async () => {
    if (document.fullscreenElement) await document.exitFullscreen();
  });
}

async function resize({ page }: User): Promise<void> {
  await page.setViewportSize(SMALL);
  await page.waitForTimeout(PAUSE_MS);
  await page.setViewportSize(LARGE);
}

async function scroll({ page }: User): Promise<void> {
  await page.mouse.move(LARGE.width / 2, 8);
  for (const distance of [240, -240]) {
    await page.mouse.wheel(0, distance);
    await page.waitForTimeout(PAUSE_MS);
  }
}

async function lookAway({ page, otherTab }: User): Promise<void> {
  await otherTab.bringToFront();
  await otherTab.waitForTimeout(2 * PAUSE_MS);
  await page.bringToFront();
}
