import { describe, expect, it } from 'vitest';
import { defaultInstrument as coinm } from '@/lib/exchanges/binance-coinm/instruments';
import { defaultInstrument as usdm } from '@/lib/exchanges/binance-usdm/instruments';
import type { RestRequest } from '@/lib/exchanges/exchange';
import type { BarsQuery } from '@/lib/protocol/messages';
import { KnownBars } from './known-bars';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const STEPS = new Map([
  ['1m', MINUTE],
  ['1d', DAY],
]);
const START = 20_000 * DAY + 20_000;
const FIRST_ROUND = [5, 5, 5];
const BTC: BarsQuery = { venue: 'binance-usdm', market: 'BTC-USDT', intervalMs: MINUTE };
const coin = (index: number) => ({ ...usdm, base: `C${index}`, symbol: `C${index}USDT` });

/** Answers `/klines` as Binance does, with bars whose high grows while they are open, and counts what it costs. */
class Venue {
  now = START;
  fails = false;
  /** Older bars are not there any more. */
  keepsMs = Infinity;
  private readonly asked: number[] = [];
  private readonly known = this.worker();

  /** The weights of the requests since the last look. */
  costs(): readonly number[] {
    return this.asked.splice(0);
  }

  worker(): KnownBars {
    const instruments = [usdm, coinm, ...Array.from({ length: 48 }, (_, index) => coin(index))];
    return new KnownBars({
      rest: () => (request) => this.answer(request),
      instruments: (venue) => instruments.filter((one) => one.venue === venue),
    });
  }

  async bars(query = BTC, worker = this.known): Promise<readonly (readonly number[])[]> {
    const { bars } = await worker.report(query, this.now);
    return Array.from({ length: bars.length / 3 }, (_, bar) => [...bars.subarray(3 * bar, 3 * bar + 3)]);
  }

  private async answer({ url, weight }: RestRequest): Promise<unknown> {
    this.asked.push(weight);
    if (this.fails) throw new Error('nobody answers');
    const query = new URL(url).searchParams;
    const stepMs = STEPS.get(query.get('interval') ?? '') ?? Number.NaN;
    const from = Math.max(Number(query.get('startTime')), this.now - this.keepsMs);
    const to = Math.min(Number(query.get('endTime')), this.now);
    const rows: unknown[] = [];
    for (let time = Math.ceil(from / stepMs) * stepMs; time <= to; time += stepMs) {
      const high = 50 + Math.min(stepMs, this.now - time) / stepMs;
      rows.push([time, '50', String(high), '40', '50', '1', time + stepMs - 1, '50', 1, '1', '50', '0']);
    }
    return rows.slice(0, Number(query.get('limit')));
  }
}

describe('the bars that charts are dated by', () => {
  it('are asked for in three pages, up to the one that is open', async () => {
    const venue = new Venue();
    const bars = await venue.bars();
    expect(venue.costs()).toEqual(FIRST_ROUND);
    expect(bars).toHaveLength(3 * 950);
    expect(bars.at(-1)?.[0]).toBe(START - 20_000);
    expect(new Set(bars.slice(1).map(([time = 0], index) => time - (bars[index]?.[0] ?? 0)))).toEqual(
      new Set([MINUTE]),
    );
  });

  it('are, once known, asked for no further back than the one that was open', async () => {
    const venue = new Venue();
    await venue.bars();
    venue.costs();
    for (const passed of [30_000, 30_000, 30 * MINUTE]) {
      venue.now += passed;
      const bars = await venue.bars();
      expect(venue.costs()).toEqual([1]);
      expect(bars).toEqual(await venue.bars(BTC, venue.worker()));
      venue.costs();
    }
  });

  it('are asked for once by pages that ask together', async () => {
    const venue = new Venue();
    const [one, other] = await Promise.all([venue.bars(), venue.bars()]);
    expect(venue.costs()).toEqual([...FIRST_ROUND, 1]);
    expect(other).toEqual(one);
  });

  it.each([
    { name: 'more is new than one answer tells', passed: 2_000 * MINUTE, keepsMs: Infinity },
    { name: 'the venue has forgotten what came between', passed: 200 * MINUTE, keepsMs: 100 * MINUTE },
  ])('are all asked for again where $name', async ({ passed, keepsMs }) => {
    const venue = new Venue();
    await venue.bars();
    venue.costs();
    venue.now += passed;
    venue.keepsMs = keepsMs;
    const bars = await venue.bars();
    expect(venue.costs().slice(1)).toEqual(FIRST_ROUND);
    expect(bars).toEqual(await venue.bars(BTC, venue.worker()));
  });

  it('stay known while the venue does not answer', async () => {
    const venue = new Venue();
    const before = await venue.bars();
    venue.now += 30_000;
    venue.fails = true;
    expect(await venue.bars()).toEqual(before);
    venue.fails = false;
    venue.costs();
    expect(await venue.bars()).toEqual(await venue.bars(BTC, venue.worker()));
    expect(venue.costs()).toEqual([1, ...FIRST_ROUND]);
  });

  it('are told of as unknown when there are none, and asked for again', async () => {
    const venue = new Venue();
    venue.fails = true;
    await expect(venue.bars()).rejects.toThrow('nobody answers');
    venue.fails = false;
    venue.costs();
    expect(await venue.bars()).toHaveLength(3 * 950);
    expect(venue.costs()).toEqual(FIRST_ROUND);
  });

  it('reach up to now where one answer tells less than a page', async () => {
    const venue = new Venue();
    const bars = await venue.bars({ venue: 'binance-coinm', market: 'BTC-USDT', intervalMs: DAY });
    // 200 days at once, the first of which are asked for to find that out.
    expect(venue.costs()).toEqual([2, 2, 2]);
    expect(bars).toHaveLength(400);
    expect(bars.at(-1)?.[0]).toBe(START - 20_000);
  });

  it('are kept of so many markets, and of none that the venue does not have', async () => {
    const venue = new Venue();
    expect(await venue.bars({ ...BTC, market: 'DOGE-USDT' })).toEqual([]);
    expect(venue.costs()).toEqual([]);
    await venue.bars();
    for (let index = 0; index < 47; index += 1) await venue.bars({ ...BTC, market: `C${index}-USDT` });
    venue.costs();
    await venue.bars();
    expect(venue.costs()).toEqual([1]);
    await venue.bars({ ...BTC, market: 'C47-USDT' });
    await venue.bars();
    expect(venue.costs()).toEqual([...FIRST_ROUND, ...FIRST_ROUND]);
  });
});
