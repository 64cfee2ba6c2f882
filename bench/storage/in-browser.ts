import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Page, chromium } from 'playwright-core';
import { build } from 'vite';
import { ensureDefined } from '../../lib/core/assert';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * Runs `task` with a loopback page of a real Chromium that has loaded a module of this folder.
 * @param module file name of the module, bundled for the browser.
 */
export async function inBrowser<T>(
  module: string,
  task: (page: Page, version: string) => Promise<T>,
): Promise<T> {
  const script = await bundle(fileURLToPath(new URL(module, import.meta.url)));
  const server = createServer((request, response) => {
    const isScript = request.url === '/bench.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? script
        : '<!doctype html><title>bench</title><script type="module" src="/bench.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'load' });
    return await task(page, browser.version());
  } finally {
    await browser.close();
    server.close();
  }
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      rollupOptions: { input: entry, output: { format: 'es' } },
      modulePreload: false,
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunks = output && 'output' in output ? output.output : [];
  const chunk = chunks.find((each) => each.type === 'chunk');
  return ensureDefined(chunk?.type === 'chunk' ? chunk.code : undefined, 'the bundled page');
}
