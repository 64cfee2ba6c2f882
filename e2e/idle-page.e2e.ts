import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from './fixtures/demo';

const MANIFEST = '.output/chrome-mv3/manifest.json';
const MAX_BYTES = 3_000;

describe('a page without a chart', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  it('gets no canvas, no element and no overlay script', async () => {
    const page = await demo.open('/plain');
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
    const canvases = () => page.evaluate(() => document.querySelectorAll('canvas').length);
    const before = [await elements(), await canvases()];
    await page.waitForTimeout(3_000);
    expect([await elements(), await canvases()]).toEqual(before);
    expect(await demo.ask('activePage')).toBeUndefined();
    expect(errors).toEqual([]);
  });

  it('gets less than 3 kB of script, gzipped, from the build for users', () => {
    const { content_scripts: scripts } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as {
      content_scripts: { js: string[] }[];
    };
    const files = scripts.flatMap(({ js }) => js);
    expect(files).toHaveLength(2);
    const bytes = files.map(
      (file) => gzipSync(readFileSync(`.output/chrome-mv3/${file}`), { level: 9 }).length,
    );
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(MAX_BYTES);
  });
});
