import { afterEach, describe, expect, it } from 'vitest';
import { gateSpot, gateUsdt } from '../../../lib/exchanges/gate';
import type { Exchange } from '../../../lib/exchanges/exchange';
import { MalformedError } from '../../../lib/exchanges/fields';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import { gate } from './gate';

describe('Gate futures as their adapter reads them', () => {
  describeLocal(gateUsdt, gate, {
    symbol: 'BTC_USDT',
    types: ['book', 'trade', 'liquidation', 'mark', 'funding', 'openInterest', 'candle'],
    levels: 100,
  });
});

describe('Gate spot as its adapter reads it', () => {
  describeLocal(gateSpot, gate, { symbol: 'BTC_USDT', types: ['book', 'trade', 'candle'], levels: 50 });
});

const refusals = ({ heard }: LocalBench) =>
  [...heard.values()].flat().filter((frame) => frame.includes('"error":{'));

describe('Gate on loopback', () => {
  let bench: LocalBench;
  afterEach(() => bench.close());
  const btc = gateUsdt.defaults.defaultInstrument;

  it('refuses what it does not know', async () => {
    bench = await LocalBench.open(gate);
    await bench.subscribe(gateUsdt, ['NOPE_USDT']);
    expect(refusals(bench)).toHaveLength(gateUsdt.sockets(['NOPE_USDT'])[0]?.subscribe.length ?? 0);
    await expect(gateUsdt.marginTable?.(bench.rest, { ...btc, symbol: 'NOPE_USDT' })).rejects.toThrow(
      MalformedError,
    );
  });

  it('refuses frames without the time at which they were sent', async () => {
    bench = await LocalBench.open(gate);
    await bench.subscribe({ ...gateSpot, stamp: (frame) => frame }, ['BTC_USDT']);
    // The ping among them.
    expect(refusals(bench)).toHaveLength((gateSpot.sockets(['BTC_USDT'])[0]?.subscribe.length ?? 0) + 1);
  });

  it('lists the liquidations that it pushed, on the same sides', async () => {
    bench = await LocalBench.open(gate);
    await bench.subscribe(gateUsdt, ['BTC_USDT']);
    await bench.advance(701);
    const mapper = gateUsdt.createMapper({
      instruments: new Map([[btc.symbol, btc]]),
      now: () => 1,
      note: () => undefined,
    });
    const pushed = [...bench.heard.values()]
      .flat()
      .flatMap((frame) => mapper.map(frame))
      .filter((event) => event.type === 'liquidation');
    const to = Math.max(...pushed.map(({ time }) => time)) + 2000;
    const page = await gateUsdt.history.liquidations?.page(bench.rest, btc, {
      from: to - 3_600_000,
      to,
      intervalMs: 60_000,
    });
    const told = (list: readonly (typeof pushed)[number][] = []) =>
      list.map(({ position, size, price }) => `${position} ${size} ${price}`).toSorted();
    expect(told(page?.rows)).toEqual(told(pushed));
    expect(pushed.length).toBeGreaterThan(0);
  });

  it('freezes its snapshots and counts anew after a restart', async () => {
    bench = await LocalBench.open(gate);
    const number = async ({ book, defaults }: Exchange) =>
      (await book.fetchSeed?.(bench.rest, defaults.defaultInstrument))?.last ?? 0;
    const numbers = () => Promise.all([number(gateUsdt), number(gateSpot)]);
    const before = await numbers();
    bench.venue.freezeSnapshots(2);
    await bench.advance(5);
    expect(await numbers()).toEqual(before);
    const after = await numbers();
    expect(after.every((last, index) => last > (before[index] ?? 0))).toBe(true);
    bench.venue.restart();
    expect(Math.max(...(await numbers()))).toBeLessThan(2000);
  });
});
