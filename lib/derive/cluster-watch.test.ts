import { HOUR_MS, MINUTE_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClusterEvent } from '../analysis/clusters/events';
import { ensureDefined } from '../core/assert';
import { insertBlankDisk } from '../storage/fake-disk';
import { ClusterWatch, type KeptClusters } from './cluster-watch';
import { type Kept, KeptStates } from './kept-states';
import { MapsWorld } from './test-maps';
import { BINANCE, MARKET, MIDNIGHT } from './test-market';

const START = MIDNIGHT + HOUR_MS;
const at = (minute: number) => START + minute * MINUTE_MS;

beforeEach(insertBlankDisk);

/** A worker that follows the clusters of a world's maps, and what it keeps. */
function watchOf(world: MapsWorld, disk: { kept: Readonly<Record<string, Kept<KeptClusters>>> }) {
  const events: ClusterEvent[] = [];
  const kept = new KeptStates<KeptClusters>({
    clock: world.clock,
    memory: {
      get: async () => disk.kept,
      set: async (value) => void (disk.kept = JSON.parse(JSON.stringify(value)) as typeof value),
    },
    most: 1,
  });
  const watch = new ClusterWatch({
    clock: world.clock,
    now: () => world.now,
    liquidations: (market) => world.maps.liquidations(market),
    completeness: () => 'sampled',
    kept,
    onEvents: (_, some) => events.push(...some),
  });
  const price = (mid: number) =>
    watch.quote(MARKET, { bid: mid, ask: mid, shifts: [{ venue: BINANCE.venue, shift: 0 }] });
  return { watch, events, price, kept };
}

describe('ClusterWatch', () => {
  it('follows a map step by step, and goes on after the worker died', async () => {
    const disk = { kept: {} };
    const world = new MapsWorld(START);
    world.tell('live');
    const first = watchOf(world, disk);
    first.price(60_000);
    expect(first.watch.mapOf(MARKET)).toBeUndefined();
    for (let minute = 1; minute <= 31; minute += 1) {
      await world.live(at(minute));
      first.price(60_000);
    }
    const { tracks, reading } = ensureDefined(first.watch.mapOf(MARKET), 'map');
    expect(reading.price).toBe(60_000);
    expect(tracks.length).toBeGreaterThan(0);
    const second = watchOf(world, disk);
    second.price(60_000);
    await world.live(at(33));
    const again = ensureDefined(second.watch.mapOf(MARKET), 'map');
    expect(again.tracks.map(({ id }) => id)).toEqual(tracks.map(({ id }) => id));
    expect(second.events.filter(({ kind }) => kind === 'born')).toEqual([]);
  });

  it('tells at once when the price goes through a cluster', async () => {
    const world = new MapsWorld(START);
    world.tell('live');
    const { watch, events, price } = watchOf(world, { kept: {} });
    for (let minute = 1; minute <= 31; minute += 1) {
      await world.live(at(minute));
      price(60_000);
    }
    const told = ensureDefined(watch.mapOf(MARKET), 'map').tracks.filter(({ isTold }) => isTold);
    const { cluster, side, id } = ensureDefined(told[0], 'a cluster');
    watch.price(MARKET, side === 'ask' ? cluster.high * 1.02 : cluster.low * 0.98);
    const swept = () => events.filter((event) => event.kind === 'swept' && event.id === id);
    expect(swept()).toHaveLength(1);
    price(side === 'ask' ? cluster.high * 1.02 : cluster.low * 0.98);
    expect(swept()).toHaveLength(1);
    const between = ensureDefined(watch.mapOf(MARKET), 'map');
    expect(between.tracks.map((track) => track.id)).not.toContain(id);
    const sweeps = () =>
      watch.mapOf(MARKET)?.events.filter((event) => event.kind === 'swept' && event.id === id) ?? [];
    expect(sweeps()).toHaveLength(1);
    for (let minute = 32; minute <= 41; minute += 1) await world.live(at(minute));
    expect(watch.mapOf(MARKET)?.reading.time).toBeGreaterThan(between.reading.time);
    expect(sweeps()).toHaveLength(1);
  });

  it('knows after the worker died what the price has done to a cluster, and sees what it did meanwhile', async () => {
    const disk = { kept: {} };
    const world = new MapsWorld(START);
    world.tell('live');
    const first = watchOf(world, disk);
    for (let minute = 1; minute <= 31; minute += 1) {
      await world.live(at(minute));
      first.price(60_000);
    }
    const told = ensureDefined(first.watch.mapOf(MARKET), 'map').tracks.filter(({ isTold }) => isTold);
    const { cluster, side, id } = ensureDefined(told[0], 'a cluster');
    const beyond = side === 'ask' ? 1 : -1;
    const edge = side === 'ask' ? cluster.low : cluster.high;
    const kindsOf = ({ events }: typeof first) =>
      events.flatMap(({ id: of, kind }) =>
        of === id && ['approached', 'entered', 'swept'].includes(kind) ? [kind] : [],
      );
    first.watch.price(MARKET, edge * (1 - 0.003 * beyond));
    expect(kindsOf(first)).toEqual(['approached']);
    await first.kept.keep();

    // It is not near any more, but was not far either.
    const second = watchOf(world, disk);
    second.price(edge * (1 - 0.008 * beyond));
    await world.live(at(33));
    second.watch.price(MARKET, edge * (1 - 0.008 * beyond));
    second.watch.price(MARKET, edge * (1 - 0.003 * beyond));
    expect(kindsOf(second)).toEqual([]);
    await second.kept.keep();

    const third = watchOf(world, disk);
    third.price(edge * (1 - 0.003 * beyond));
    await world.live(at(34));
    third.watch.price(MARKET, side === 'ask' ? cluster.high * 1.02 : cluster.low * 0.98);
    expect(kindsOf(third)).toEqual(['swept']);
  });

  it('tells of a sweep that the map alone has seen, once', async () => {
    const disk = { kept: {} };
    const world = new MapsWorld(START);
    world.tell('live');
    const first = watchOf(world, disk);
    for (let minute = 1; minute <= 31; minute += 1) {
      await world.live(at(minute));
      first.price(60_000);
    }
    const told = ensureDefined(first.watch.mapOf(MARKET), 'map').tracks.filter(({ isTold }) => isTold);
    const { cluster, side, id } = ensureDefined(told[0], 'a cluster');
    const through = side === 'ask' ? cluster.high * 1.02 : cluster.low * 0.98;
    await first.kept.keep();
    // The price was there before the next worker had a map to hold it against.
    const second = watchOf(world, disk);
    second.price(through);
    await world.live(at(33));
    second.price(through);
    await world.live(at(36));
    const sweeps = second.events.filter((event) => event.kind === 'swept' && event.id === id);
    expect(sweeps).toHaveLength(1);
  });
});
