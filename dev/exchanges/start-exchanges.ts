import { ensureDefined } from '../../lib/core/assert';
import { type Clock, systemClock } from '../../lib/core/clock';
import { Replay } from '../capture/replay';
import type { VenueId } from '../../lib/market/venues';
import { BTC, ETH } from '../simulator/market-spec';
import { type Listings, MarketSimulator, STEP_MS } from '../simulator/market-simulator';
import type { VenueMarket } from '../simulator/venue-market';
import { BinanceUsdm } from './binance/binance-usdm';
import { ExchangeServer, type SimulatorRoutes } from './exchange-server';
import type { LocalExchange, LocalVenue, Markets } from './local-venue';
import { Pacemaker } from './pacemaker';
import { LOCAL_EXCHANGES } from './registry';
import { simulatorRoutes } from './simulator-routes';
import type { Wire } from './wire';

export interface ExchangeOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly seed: number;
  /** A recorded market to play instead of the simulated ones: then only its own venue is there. */
  readonly capture?: string;
  /** How fast market time runs against wall time; 0 stands still until {@link Exchanges.advance}. */
  readonly speed?: number;
  /** How long bars reach back before the start. */
  readonly historyHours?: number;
  /** Which venues are there: the two that are on by default without it. */
  readonly venues?: readonly VenueId[];
}

const TWO_VENUES: readonly VenueId[] = ['binance-usdm', 'bybit-linear'];

export interface Exchanges {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly symbols: readonly string[];
  /** By symbol; none when a capture is played. */
  readonly simulators: ReadonlyMap<string, MarketSimulator>;
  /** Venues of one exchange share one. */
  readonly wires: ReadonlyMap<VenueId, Wire>;
  /** Makes steps of the simulated markets at once; a capture goes its own way. */
  advance(steps: number): void;
  /** How fast simulated markets step against their clock; 0 stands still. */
  setPace(speed: number): void;
  stop(): Promise<void>;
}

/** Starts local exchanges, fed by simulated markets of BTCUSDT and ETHUSDT or by a capture. */
export async function startExchanges(options: ExchangeOptions): Promise<Exchanges> {
  return options.capture === undefined
    ? startSimulated(options)
    : startReplayed(options.capture, options.port, options.speed ?? 1);
}

async function startSimulated({
  port,
  seed,
  speed = 1,
  historyHours = 12,
  venues: wanted = TWO_VENUES,
}: ExchangeOptions): Promise<Exchanges> {
  const startTime = systemClock.now();
  const simulators = ([BTC, ETH] as const).map(
    (spec, index) =>
      new MarketSimulator({
        seed: seed + index,
        spec,
        startTime,
        historyHours,
        listings: listingsOf(wanted, index === 0 ? 'BTC' : 'ETH'),
      }),
  );
  return serveMarkets({ port, simulators, startTime, speed, clock: systemClock });
}

/** Markets that are simulated already, all of the same venues, and the clock that they are served by. */
export interface MarketsSetup {
  readonly port: number;
  readonly simulators: readonly MarketSimulator[];
  /** At which they begin. */
  readonly startTime: number;
  readonly speed: number;
  readonly clock: Clock;
}

/** Starts the local exchanges of simulated markets. */
export async function serveMarkets({
  port,
  simulators,
  startTime,
  speed,
  clock,
}: MarketsSetup): Promise<Exchanges> {
  const now = () => clock.now();
  const wanted = [...(simulators[0]?.venues.keys() ?? [])];
  const venues = openVenues(wanted, simulators, now);
  const step = (time: number) => {
    for (const simulator of simulators) publish(simulator, time, venues);
  };
  const pacemaker = new Pacemaker(STEP_MS, speed, step, clock);
  const routes = simulatorRoutes(simulators, pacemaker);
  const server = await serve([...new Set(venues.values())], routes, port);
  // Making the past takes seconds, which a market that runs would have missed.
  if (speed > 0) for (let time = startTime + STEP_MS; time < now(); time += STEP_MS) step(time);
  pacemaker.start();
  return {
    ...server,
    symbols: simulators.map(({ spec }) => spec.instrument.symbol),
    simulators: new Map(simulators.map((simulator) => [simulator.spec.instrument.symbol, simulator])),
    wires: new Map([...venues].map(([id, { wire }]) => [id, wire])),
    advance: (steps) => pacemaker.advance(steps),
    setPace: (pace) => pacemaker.setPace(pace),
    async stop() {
      pacemaker.stop();
      await server.stop();
    },
  };
}

async function startReplayed(file: string, port: number, speed: number): Promise<Exchanges> {
  let binance: BinanceUsdm | undefined;
  const replay = await Replay.open({
    file,
    speed,
    onUpdate: (symbol, update) => binance?.publish('binance-usdm', symbol, update),
    // What comes next does not follow what came last: as on a new connection.
    onRewind: () => binance?.wire.dropAll(),
  });
  binance = new BinanceUsdm(new Map([[replay.market.instrument.symbol, replay.market]]), () =>
    systemClock.now(),
  );
  let playing = Promise.resolve();
  await new Promise<void>((resolve) => {
    playing = replay.run(resolve);
  });
  const server = await serve([binance], () => undefined, port).catch((error: unknown) => {
    replay.stop();
    throw error;
  });
  return {
    ...server,
    symbols: [replay.market.instrument.symbol],
    simulators: new Map(),
    wires: new Map([['binance-usdm', binance.wire]]),
    advance: () => undefined,
    setPace: () => undefined,
    async stop() {
      replay.stop();
      await Promise.all([playing, server.stop()]);
    },
  };
}

async function serve(venues: readonly LocalVenue[], routes: SimulatorRoutes, port: number) {
  const server = new ExchangeServer(venues, routes);
  const taken = await server.listen(port);
  return { port: taken, url: `http://127.0.0.1:${taken}`, stop: () => server.close() };
}

export function listingsOf(wanted: readonly VenueId[], asset: 'BTC' | 'ETH'): Listings {
  const all = new Map(LOCAL_EXCHANGES.flatMap(({ listings }) => [...listings]));
  return new Map(wanted.map((id) => [id, ensureDefined(all.get(id), `a local exchange for ${id}`)[asset]]));
}

/** The local exchanges of the wanted venues, by venue. */
function openVenues(
  wanted: readonly VenueId[],
  simulators: readonly MarketSimulator[],
  now: () => number,
): ReadonlyMap<VenueId, LocalVenue> {
  const open = (exchange: LocalExchange) => {
    const ids = wanted.filter((id) => exchange.listings.has(id));
    if (ids.length === 0) return [];
    const opened = exchange.open(new Map(ids.map((id) => [id, marketsOf(simulators, id)])), now);
    return ids.map((id) => [id, opened] as const);
  };
  return new Map(LOCAL_EXCHANGES.flatMap(open));
}

function publish(simulator: MarketSimulator, time: number, venues: ReadonlyMap<VenueId, LocalVenue>): void {
  for (const [id, update] of simulator.step(time)) {
    const { instrument } = ensureDefined(simulator.venues.get(id), id);
    venues.get(id)?.publish(id, instrument.symbol, update);
  }
}

/** By symbol. */
const marketsOf = (simulators: readonly MarketSimulator[], id: VenueId): Markets =>
  new Map(
    simulators.map(({ venues }): [string, VenueMarket] => {
      const market = ensureDefined(venues.get(id), id);
      return [market.instrument.symbol, market];
    }),
  );
