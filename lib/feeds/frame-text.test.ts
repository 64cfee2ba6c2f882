import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { frameText } from './frame-text';

const packed = (text: string) => Uint8Array.from(gzipSync(text)).buffer;
const cut = packed('{"ping":1}').slice(0, 15);

it.each([
  ['text', '{"a":1}', undefined, '{"a":1}'],
  ['text of a venue that packs', 'Ping', 'gzip', 'Ping'],
  ['a packed frame', packed('{"ping":1}'), 'gzip', '{"ping":1}'],
  ['a packed frame of a venue that does not pack', packed('{"ping":1}'), undefined, undefined],
  ['half a packed frame', cut, 'gzip', undefined],
  ['bytes that are not packed', new Uint8Array([1, 2, 3]).buffer, 'gzip', undefined],
  ['anything else', 5, 'gzip', undefined],
] as const)('%s', (_, data, compression, text) => {
  expect(frameText(data, compression)).toBe(text);
});
