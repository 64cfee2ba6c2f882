import { HOUR_MS, MINUTE_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HeatLayerId } from '../heatmaps/layers';
import { CheckpointStore } from '../storage/checkpoint-store';
import { Database } from '../storage/database';
import { insertBlankDisk } from '../storage/fake-disk';
import { DERIVED_STEP_MS } from './layer';
import { MapsWorld } from './test-maps';
import { BINANCE, BYBIT, MARKET, MIDNIGHT } from './test-market';
import { storedChunks } from './test-worker';

const START = MIDNIGHT + HOUR_MS;
const at = (minute: number, second = 0) => START + minute * MINUTE_MS + second * 1_000;

beforeEach(insertBlankDisk);

async function livedUntil(time: number): Promise<MapsWorld> {
  const world = new MapsWorld(START);
  world.tell('live');
  await world.live(time);
  return world;
}

/** The steps since the start of which a column was told. */
const steps = ({ columns }: MapsWorld, layer: HeatLayerId) =>
  columns
    .filter((each) => each.layer === layer)
    .map(({ column: { time } }) => (time - START) / DERIVED_STEP_MS);

describe('Maps', () => {
  it('tells the columns of both layers as steps end, out of what venues say live', async () => {
    const world = await livedUntil(at(21));
    // The first minute was not heard from its beginning.
    expect(steps(world, 'liquidation')).toEqual([1, 2, 3]);
    // Of the first of them nobody knows how the open interest changed in it.
    expect(steps(world, 'open-interest')).toEqual([2, 3]);
    const minutes = world.bars.filter(({ instrument }) => instrument.venue === BYBIT.venue);
    expect(minutes.map(({ bar: { time } }) => (time - START) / MINUTE_MS)).toEqual(
      Array.from({ length: 19 }, (_, minute) => minute + 1),
    );
    const keys = [...(await storedChunks()).keys()].map((key) => key.split(' ')[0]);
    expect(keys).toEqual(
      ['liquidation', 'open-interest'].flatMap((layer) =>
        ['all', BINANCE.venue, BYBIT.venue].map((source) => `${layer}/${MARKET}/${source}/300000`),
      ),
    );
  });

  it('takes zones away as the price goes through them, and says what the map rests on', async () => {
    const world = await livedUntil(at(11));
    expect(world.maps.trustOf(MARKET, 50_000).scale).toBe('open-interest');
    const told = world.columns.length;
    world.maps.price(MARKET, 58_000);
    world.maps.price(MARKET, 59_000);
    world.maps.price(MARKET, 58_500);
    world.maps.price('ETH-USDT', 58_500);
    expect(world.columns.slice(told).map(({ layer, column: { time } }) => [layer, time])).toEqual([
      ['liquidation', at(10)],
      ['liquidation', at(10)],
    ]);
    expect(world.maps.trustOf('ETH-USDT', 50_000).scale).toBeUndefined();
  });

  it('works nothing out while it cannot be told how much of the past there is, nor once a market is left', async () => {
    const world = new MapsWorld(START);
    world.history = undefined;
    world.tell('live');
    await world.live(at(12));
    expect(world.columns).toEqual([]);
    world.history = 0;
    await world.live(at(13, 10));
    expect(world.histories).toEqual([]);
    expect(steps(world, 'liquidation')).toEqual([1]);
    world.markets = [];
    await world.live(at(22));
    expect(steps(world, 'liquidation')).toEqual([1]);
    expect(world.bars.at(-1)?.bar.time).toBe(at(12));
  });

  it('works the map anew, and says so, when another model is chosen', async () => {
    const world = await livedUntil(at(16));
    world.choice = { ...world.choice, model: 'volume-only' };
    await world.live(at(17));
    expect(world.histories).toEqual(['liquidation']);
  });

  it('goes on from its checkpoint after the worker died, and leaves what one that lived leaves', async () => {
    const [death, wake, end] = [at(40, 30), at(41, 10), at(66)];
    const lived = await livedUntil(death);
    // Its venues fall silent while the other is dead: what happens then neither can know.
    lived.tell('off');
    await lived.live(wake);
    lived.tell('live');
    await lived.live(end);
    const expected = await storedChunks();
    expect(steps(lived, 'liquidation')).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12]);

    insertBlankDisk();
    await livedUntil(death);
    const kept = await new CheckpointStore(new Database()).load(`liquidation/${MARKET}`);
    expect(((kept?.until ?? 0) - START) / DERIVED_STEP_MS).toBeGreaterThan(3);
    const woken = new MapsWorld(wake);
    woken.tell('live');
    await woken.live(end);
    expect(steps(woken, 'liquidation').filter((step) => step > 7)).toEqual([9, 10, 11, 12]);
    expect(await storedChunks()).toEqual(expected);
  });
});
