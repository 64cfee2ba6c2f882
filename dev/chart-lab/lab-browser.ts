import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { bundleScript } from './bundle';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export const launchChromium = (pixelRatio: number): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--window-size=1280,860',
      `--force-device-scale-factor=${pixelRatio}`,
    ],
  });

/** The scripts the extension puts into a page, as this tree has them. */
export interface LabScripts {
  /** For the page's own world. */
  readonly probe: string;
  /** For a world of its own. */
  readonly reader: string;
}

export const bundleLabScripts = async (): Promise<LabScripts> => ({
  probe: await bundleScript('./probe.ts', import.meta.url),
  reader: await bundleScript('./reader.ts', import.meta.url),
});

/** A page that runs probe and reader in every frame. Its errors are collected, not thrown. */
export interface LabPage {
  readonly page: Page;
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export async function openLabPage(
  browser: Browser,
  scripts: LabScripts,
  url: string,
  timezoneId = 'UTC',
): Promise<LabPage> {
  const context = await browser.newContext({ viewport: null, timezoneId });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.addInitScript(scripts.probe);
  const session = await context.newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: scripts.reader,
    worldName: 'extension',
  });
  await page.goto(url);
  return { page, errors, close: () => context.close() };
}

const CHART_TIMEOUT_MS = 15_000;

/** The frame of a page that shows the charts, once it has drawn them. */
export async function chartFrame({ page, errors }: LabPage): Promise<Frame> {
  const end = Date.now() + CHART_TIMEOUT_MS;
  while (Date.now() < end) {
    for (const frame of page.frames())
      if (await frame.evaluate(() => window.chartPage !== undefined)) return frame;
    await page.waitForTimeout(20);
  }
  throw new Error(`The page drew no chart: ${errors.join('; ') || 'no error'}`);
}

/**
 * Milliseconds from the chart's first drawing to the first view that the reader would paint; undefined where none came
 * within the patience.
 */
export async function firstLock(frame: Frame, patience: number): Promise<number | undefined> {
  const came = await frame
    .waitForFunction(() => window.askReader().paintableAt !== undefined, undefined, { timeout: patience })
    .then(
      () => true,
      () => false,
    );
  if (!came) return undefined;
  return frame.evaluate(() =>
    Math.max(0, (window.askReader().paintableAt ?? NaN) - (window.chartDrawnAt ?? NaN)),
  );
}
