import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../wxt.config';

/** What holds typed arrays, directly or within. As JSON they become objects of numbers, which no longer are columns. */
const CARRIERS = /\b(HeatColumn|EncodedChunk|HeatHistory|HeatMessage|HeatContent|LevelBatch|DepthFrame)\b/;
const WINDOW_MESSAGE = /\b(window|self|globalThis|parent|top|opener|contentWindow)\??\.postMessage\b/;

const shipped = ['lib', 'components', 'entrypoints']
  .flatMap((root) => readdirSync(root, { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name));

const filesWith = (...patterns: readonly RegExp[]) =>
  shipped.filter((file) => {
    const text = readFileSync(file, 'utf8');
    return patterns.every((pattern) => pattern.test(text));
  });

async function manifestFor(browser: string): Promise<Readonly<Record<string, unknown>>> {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('the manifest depends on the browser');
  return { ...(await manifest({ browser, mode: 'production', command: 'build', manifestVersion: 3 })) };
}

describe('messages with typed arrays', () => {
  it('cross Chrome’s messaging as clones, in versions that can', async () => {
    const manifest = await manifestFor('chrome');
    expect(manifest['message_serialization']).toBe('structured_clone');
    expect(Number(manifest['minimum_chrome_version'])).toBeGreaterThanOrEqual(148);
  });

  it('need no such key in Firefox, which does not know it', async () => {
    expect(await manifestFor('firefox')).not.toHaveProperty('message_serialization');
  });

  it('are turned into text by no file that handles them', () => {
    expect(filesWith(CARRIERS).length).toBeGreaterThan(20);
    expect(filesWith(CARRIERS, /\bJSON\.stringify\(/)).toEqual([]);
    expect(filesWith(/\bJSON\b/).filter((file) => file.startsWith('lib/protocol/'))).toEqual([]);
  });

  it('never go through the page’s own window', () => {
    expect(filesWith(WINDOW_MESSAGE)).toEqual([]);
  });
});
