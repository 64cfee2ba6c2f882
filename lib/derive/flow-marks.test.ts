import { describe, expect, it } from 'vitest';
import { BEST, Market } from '../analysis/walls/wall-fixture';
import type { WallNote } from '../analysis/walls/notes';
import { cascadeMark, noteMark, sweepMark, wallMark } from './flow-marks';

const WALL = 599_000;
const market = () =>
  new Market()
    .quiet(5)
    .play({ set: [['bid', WALL, 300_000]] })
    .quiet(10);

describe('a wall as a mark', () => {
  it('is at its price since it is known, with what rests', () => {
    const [wall] = market().walls.standing();
    const mark = wall && wallMark('binance-usdm', wall);
    expect(mark).toMatchObject({
      kind: 'wall',
      state: 'standing',
      side: 'bid',
      price: 59_900,
      from: 59_900,
      size: 300,
      isBirth: true,
      since: wall?.since,
      until: wall?.asOf,
      verdict: wall?.verdict.verdict,
      confidence: wall?.verdict.confidence,
    });
  });

  it('keeps its name, and in the end tells what rested at most', () => {
    const played = market();
    const [standing] = played.walls.standing();
    played.play({ set: [['bid', WALL, 0]] }).quiet(4);
    const note = played.notes.at(-1);
    const mark = note && noteMark('binance-usdm', note);
    expect(mark).toMatchObject({ state: 'pulled', size: 300 });
    expect(mark?.id).toBe(standing && wallMark('binance-usdm', standing).id);
    expect(standing && wallMark('bybit-linear', standing).id).not.toBe(mark?.id);
  });
});

const absorption = (change: Extract<WallNote, { type: 'absorption' }>['change']) =>
  noteMark('binance-usdm', {
    type: 'absorption',
    time: 9_000,
    change,
    side: 'bid',
    price: 50_000,
    since: 1_000,
    until: 6_000,
    signed: -2_000_000,
    ratio: 5,
  });

const iceberg = (price: number) =>
  noteMark('binance-usdm', {
    type: 'iceberg',
    time: 9_000,
    iceberg: {
      side: 'ask',
      price,
      since: 1_000,
      displayed: 1,
      filled: 12,
      hidden: 11,
      refills: 6,
      refillSize: 1,
      variation: 0,
    },
  });

describe('what a book tells of as a mark', () => {
  it('is an absorption with the base units that were sold into it', () => {
    expect(absorption('started')).toMatchObject({
      kind: 'absorption',
      state: 'started',
      size: 40,
      until: 6_000,
    });
    expect(absorption('failed')).toMatchObject({ state: 'failed', id: absorption('started').id });
  });

  it('is an iceberg with what it filled, each level for itself', () => {
    expect(iceberg(60_000)).toMatchObject({
      kind: 'iceberg',
      state: 'ended',
      side: 'ask',
      size: 12,
      until: 9_000,
    });
    expect(iceberg(60_000).id).not.toBe(iceberg(60_001).id);
    expect(iceberg(60_000)).not.toHaveProperty('verdict');
  });
});

describe('runs as marks', () => {
  it('are on the side of the book that they went through', () => {
    const sweep = {
      direction: 'up',
      start: 1,
      end: 2,
      notional: 3e6,
      levels: 9,
      from: 60_000,
      to: 60_050,
    } as const;
    expect(sweepMark('okx-swap', sweep)).toMatchObject({
      kind: 'sweep',
      side: 'ask',
      venue: 'okx-swap',
      from: 60_000,
      price: 60_050,
      size: 50,
    });
  });

  it('keep their name while a cascade goes on and farther', () => {
    const cascade = {
      direction: 'down',
      start: 1_000,
      end: 20_000,
      total: 6e6,
      sideShare: 0.9,
      startPrice: 60_000,
      extreme: BEST.bid / 10 - 500,
      peakTen: 3e6,
      bought: 0,
      sold: 9e6,
      usualMinute: undefined,
      volumeRatio: undefined,
    } as const;
    const started = cascadeMark('binance-usdm', { type: 'started', time: 9_000, cascade });
    const ended = cascadeMark('binance-usdm', {
      type: 'ended',
      time: 60_000,
      cascade: { ...cascade, end: 40_000, extreme: 59_000, total: 9e6 },
    });
    expect(started).toMatchObject({
      kind: 'cascade',
      state: 'started',
      side: 'bid',
      size: 100,
      from: 60_000,
    });
    expect(ended).toMatchObject({ id: started.id, state: 'ended', price: 59_000, size: 150, until: 40_000 });
  });
});
