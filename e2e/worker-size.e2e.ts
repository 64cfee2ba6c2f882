import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const BUILD = '.output/chrome-mv3';
/**
 * What all 27 venues (46 kB), the engines of the heatmaps, storage, clusters, walls, alerts, marks, the journal and the
 * polyfill of the extension API (2.6 kB) take together. Every start of the worker reads it. Reads are made by the pages
 * that show them.
 */
const MAX_BYTES = 166_000;

it('starts a worker of one file that is no larger, gzipped, than it has to be', () => {
  const { background } = JSON.parse(readFileSync(`${BUILD}/manifest.json`, 'utf8')) as {
    background: { readonly service_worker: string };
  };
  // No module, so that it can import nothing.
  expect(background).toEqual({ service_worker: 'background.js' });
  const code = readFileSync(`${BUILD}/${background.service_worker}`);
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(MAX_BYTES);
});
