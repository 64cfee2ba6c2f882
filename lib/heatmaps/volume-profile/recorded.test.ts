import { DAY_MS } from '../../core/durations';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RunningProfile } from './running-profile';
import { testOptions, testSource } from './test-sources';

const FILE = path.resolve('../shared/market/recordings/ftx_btc-perp_1m_20211231-20220201.csv.gz');
const present = existsSync(FILE);

/** A month of minutes, in base units: the recording counts in dollars. */
function recordedCandles(): Float64Array {
  const lines = gunzipSync(readFileSync(FILE)).toString().trim().split('\n').slice(1);
  return Float64Array.from(
    lines.flatMap((line) => {
      const [time = '', ...values] = line.split(',');
      const [open = 0, high = 0, low = 0, close = 0, volume = 0] = values.map(Number);
      return [Date.parse(`${time.replace(' ', 'T')}Z`), open, high, low, close, volume / close, Number.NaN];
    }),
  );
}

describe.skipIf(!present)(
  `a recorded month${present ? '' : ' (skipped: the recordings are not in ../shared/market)'}`,
  () => {
    const from = Date.UTC(2022, 0, 1);
    const options = testOptions({ rowSize: 20, from, to: from + 31 * DAY_MS });
    const candles = present ? recordedCandles() : new Float64Array();
    const profile = new RunningProfile([testSource({ candles })], options).profile();

    it('has value where the market stayed', () => {
      const { valueArea, poc, unknown, venues } = profile;
      expect(valueArea.share).toBeGreaterThanOrEqual(0.7);
      expect(valueArea.low).toBeLessThan(poc);
      expect(valueArea.high).toBeGreaterThan(poc);
      const all = unknown.reduce((sum, size) => sum + size, 0);
      expect(all / (venues[0]?.volume ?? 0)).toBeCloseTo(1, 9);
    });

    it('finds touches as looking at every minute does', () => {
      expect(profile.nakedPocs).toHaveLength(30);
      for (const { price, to, touchedAt } of profile.nakedPocs) {
        let plain = Number.NaN;
        for (let at = 0; at < candles.length && Number.isNaN(plain); at += 7) {
          const [time = 0, , high = 0, low = 0] = candles.subarray(at, at + 4);
          if (time >= to && time < options.to && low <= price && high >= price) plain = time;
        }
        expect(touchedAt).toBe(plain);
      }
    });
  },
);
