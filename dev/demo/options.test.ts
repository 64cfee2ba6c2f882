import { describe, expect, it } from 'vitest';
import { VENUE_IDS } from '../../lib/market/venues';
import { readOptions } from './options';

const venues = (text: string) => readOptions(['--venues', text], {}, 'linux').venues;

describe('readOptions', () => {
  it('takes venues by name, or all of them, and none that it does not know', () => {
    expect(venues('okx-swap,coinbase')).toEqual(['okx-swap', 'coinbase']);
    expect(venues('all')).toHaveLength(VENUE_IDS.length);
    expect(() => venues('ftx')).toThrow('There is no venue "ftx"');
  });

  it('runs headless for a minute where there is no display', () => {
    expect(readOptions([], {}, 'linux')).toEqual({ headless: true, seconds: 60, speed: 1, seed: 7 });
    expect(readOptions(['--seconds', '5'], {}, 'linux').seconds).toBe(30);
  });

  it('runs until closed where there is one', () => {
    expect(readOptions([], { DISPLAY: ':0' }, 'linux')).toEqual({ headless: false, speed: 1, seed: 7 });
    expect(readOptions([], {}, 'darwin').headless).toBe(false);
    expect(readOptions([], { WAYLAND_DISPLAY: 'w' }, 'linux').headless).toBe(false);
  });

  it('names what is wrong', () => {
    expect(() => readOptions(['--speed', 'fast'], {}, 'linux')).toThrow('--speed must be a number above 0');
    expect(() => readOptions(['--capture', 'no-such-file.gz'], {}, 'linux')).toThrow('no capture');
    expect(() => readOptions(['--sped', '2'], {}, 'linux')).toThrow('--sped');
  });
});
