import { Replay } from '../capture/replay';
import { BTC, ETH, type SimulatedVenueId } from '../simulator/market-spec';
import { MarketSimulator, STEP_MS } from '../simulator/market-simulator';
import type { VenueMarket } from '../simulator/venue-market';
import { BinanceUsdm } from './binance/binance-usdm';
import { BybitLinear } from './bybit/bybit-linear';
import { ExchangeServer, type SimulatorRoutes } from './exchange-server';
import type { LocalVenue, Markets } from './local-venue';
import { Pacemaker } from './pacemaker';
import { simulatorRoutes } from './simulator-routes';

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
}

export interface Exchanges {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly symbols: readonly string[];
  /** By symbol; none when a capture is played. */
  readonly simulators: ReadonlyMap<string, MarketSimulator>;
  /** Makes steps of the simulated markets at once; a capture goes its own way. */
  advance(steps: number): void;
  stop(): Promise<void>;
}

const now = () => Date.now();

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
}: ExchangeOptions): Promise<Exchanges> {
  const simulators = new Map(
    [BTC, ETH].map((spec, index) => [
      spec.instrument.symbol,
      new MarketSimulator({ seed: seed + index, spec, startTime: now(), historyHours }),
    ]),
  );
  const venues = new Map<SimulatedVenueId, LocalVenue>([
    ['binance-usdm', new BinanceUsdm(marketsOf(simulators, 'binance-usdm'), now)],
    ['bybit-linear', new BybitLinear(marketsOf(simulators, 'bybit-linear'), now)],
  ]);
  const pacemaker = new Pacemaker(STEP_MS, speed, (time) => {
    for (const [symbol, simulator] of simulators)
      for (const [id, update] of simulator.step(time)) venues.get(id)?.publish(symbol, update);
  });
  const routes = simulatorRoutes([...simulators.values()], pacemaker);
  const server = await serve([...venues.values()], routes, port);
  pacemaker.start();
  return {
    ...server,
    symbols: [...simulators.keys()],
    simulators,
    advance: (steps) => pacemaker.advance(steps),
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
    onUpdate: (symbol, update) => binance?.publish(symbol, update),
    // What comes next does not follow what came last: as on a new connection.
    onRewind: () => binance?.wire.dropAll(),
  });
  binance = new BinanceUsdm(new Map([[replay.market.instrument.symbol, replay.market]]), now);
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
    advance: () => undefined,
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

function marketsOf(simulators: ReadonlyMap<string, MarketSimulator>, id: SimulatedVenueId): Markets {
  const markets = new Map<string, VenueMarket>();
  for (const [symbol, { venues }] of simulators) {
    const market = venues.get(id);
    if (market) markets.set(symbol, market);
  }
  return markets;
}
