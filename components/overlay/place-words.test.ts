import { HOUR_MS } from '@/lib/core/durations';
import { describe, expect, it } from 'vitest';
import { timeToX } from '@/lib/charts/chart-view';
import { MIDNIGHT } from '@/lib/heatmaps/funding/fixture';
import { PlaceWords } from './place-words';
import type { SideData } from '@/lib/protocol/messages';
import { ALL_SHOWN, CANDLES, FUNDING, PROFILE, sideStage, VIEW } from './side-scene';

const UNITS = { base: 'BTC', quote: 'USDT' };

/** What is said of a place: a time, and client pixels from the top. */
function wordsAt(data: SideData, time: number, y: number, look = ALL_SHOWN) {
  const { sides } = sideStage();
  sides.set(data);
  return new PlaceWords(sides).at(
    VIEW,
    { x: timeToX(VIEW.time, time), y },
    { look, basis: 0, units: UNITS, now: MIDNIGHT },
  );
}

const yOf = (price: number) => 16 + (1200 - price) * 1.2;

const said = (price: number) => wordsAt({ profile: PROFILE }, MIDNIGHT, yOf(price));

describe('words of the volume profile', () => {
  it('tell what was traded at a price, and how much of it was bought', () => {
    expect(said(1005)).toEqual(['traded here 30 BTC · 100 % bought']);
    expect(said(1015)).toEqual(['traded here 20 BTC · 75 % bought']);
  });

  it('leave the sides out where they are not known, and all of it beyond the profile', () => {
    expect(said(1025)).toEqual(['traded here 10 BTC']);
    expect(said(1100)).toEqual([]);
  });

  it('are none of a profile that is hidden', () => {
    const hidden = { ...ALL_SHOWN, profile: { ...ALL_SHOWN.profile, visible: false } };
    expect(wordsAt({ profile: PROFILE }, MIDNIGHT, yOf(1005), hidden)).toEqual([]);
  });
});

describe('words of nodes and voids', () => {
  const profile = {
    ...PROFILE,
    nodes: [
      { kind: 'high' as const, price: 1005, low: 1000, high: 1010.4 },
      { kind: 'low' as const, price: 1015, low: 1010.4, high: 1020 },
    ],
    voids: [{ low: 1016, high: 1030 }],
  };
  const named = (price: number, look = ALL_SHOWN) =>
    wordsAt({ profile }, MIDNIGHT, yOf(price), look).filter((line) => /node|void/.test(line));

  it('name what lies at a price', () => {
    expect(named(1005)).toEqual(['high-volume node 1,000 – 1,010']);
    expect(named(1012)).toEqual(['low-volume node 1,010 – 1,020']);
    expect(named(1018)).toEqual(['low-volume node 1,010 – 1,020', 'void (hardly traded) 1,016 – 1,030']);
    expect(named(1031)).toEqual([]);
  });

  it('tell the prices of the page', () => {
    const { sides } = sideStage();
    sides.set({ profile });
    const facts = { look: ALL_SHOWN, basis: 100, units: UNITS, now: MIDNIGHT };
    expect(new PlaceWords(sides).at(VIEW, { x: 0, y: yOf(1005) }, facts)).toContain(
      'high-volume node 900 – 910',
    );
  });

  it('are none of a profile that is hidden', () => {
    expect(named(1005, { ...ALL_SHOWN, profile: { ...ALL_SHOWN.profile, visible: false } })).toEqual([]);
  });
});

describe('words of the funding strip', () => {
  const DATA = { funding: FUNDING, candles: CANDLES };
  // The strip lies at 226 … 240 pixels of the pane, whose top is at 16: Binance above, Hyperliquid below.
  const [BINANCE_Y, HYPERLIQUID_Y] = [244, 251];

  it('tell the rate under the pointer in its own interval and in 8 h', () => {
    expect(wordsAt(DATA, MIDNIGHT - HOUR_MS, BINANCE_Y)).toEqual([
      'Binance USD-M funding, settled',
      '-0.03% in 8 h · -0.03% in 8 h',
    ]);
    expect(wordsAt(DATA, MIDNIGHT - HOUR_MS / 2, HYPERLIQUID_Y)).toEqual([
      'Hyperliquid funding, settled',
      '+0.002% in 1 h · +0.016% in 8 h',
    ]);
  });

  it('tell what is predicted until the next settlement', () => {
    const predicted = ['Binance USD-M funding, predicted', '+0.02% in 8 h · +0.02% in 8 h'];
    expect(wordsAt(DATA, MIDNIGHT + HOUR_MS / 2, BINANCE_Y)).toEqual(predicted);
    expect(wordsAt(DATA, MIDNIGHT + 7 * HOUR_MS, BINANCE_Y)).toEqual(predicted);
  });

  it('say where nothing is known of the past, and nothing of the future', () => {
    expect(wordsAt(DATA, MIDNIGHT - 17 * HOUR_MS, BINANCE_Y)).toEqual([
      'Binance USD-M funding: unknown here',
    ]);
    expect(wordsAt(DATA, MIDNIGHT + HOUR_MS / 2, HYPERLIQUID_Y)).toEqual([
      'Hyperliquid funding: unknown here',
    ]);
    expect(wordsAt(DATA, MIDNIGHT + 9 * HOUR_MS, BINANCE_Y)).toEqual([]);
  });

  it('say why there is no strip', () => {
    const noRoom = ['funding: no room clear of the candles'];
    expect(wordsAt({ funding: FUNDING }, MIDNIGHT - HOUR_MS, BINANCE_Y)).toEqual(noRoom);
    const candles = { ...CANDLES, rows: Float64Array.of(MIDNIGHT - HOUR_MS, Number.NaN, Number.NaN) };
    expect(wordsAt({ funding: FUNDING, candles }, MIDNIGHT, BINANCE_Y)).toEqual(noRoom);
  });

  it('are none beside the strip, nor of one that is hidden', () => {
    expect([241, 257].map((y) => wordsAt(DATA, MIDNIGHT - HOUR_MS, y))).toEqual([[], []]);
    const hidden = { ...ALL_SHOWN, funding: { ...ALL_SHOWN.funding, visible: false } };
    expect(wordsAt(DATA, MIDNIGHT - HOUR_MS, BINANCE_Y, hidden)).toEqual([]);
  });
});
