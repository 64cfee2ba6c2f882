import { isVenueId } from '../../lib/market/venues';
import type { MarketSimulator, WallOrder } from '../simulator/market-simulator';
import type { RestReply } from './local-venue';
import type { Pacemaker } from './pacemaker';
import type { SimulatorRoutes } from './exchange-server';

type Body = Readonly<Record<string, unknown>>;

/** `/sim/…`: the simulator's ground truth and its controls. */
export function simulatorRoutes(
  simulators: readonly MarketSimulator[],
  pacemaker: Pacemaker,
): SimulatorRoutes {
  const placeWall = (body: Body): RestReply => {
    const symbol = body['symbol'] ?? simulators[0]?.spec.instrument.symbol;
    const simulator = simulators.find(({ spec }) => spec.instrument.symbol === symbol);
    const order = wallOrder(body);
    if (!simulator || !order)
      return { status: 400, body: 'needs venue, side, size, price or distancePercent' };
    try {
      return { status: 200, body: simulator.placeWall(order) };
    } catch (error) {
      if (error instanceof RangeError) return { status: 400, body: error.message };
      throw error;
    }
  };
  const routes: Readonly<Record<string, (body: Body) => RestReply>> = {
    'GET /sim/truth': () => ({ status: 200, body: truth(simulators, pacemaker.pace) }),
    'POST /sim/wall': placeWall,
    'POST /sim/pull': ({ id }) => {
      const pulled = simulators.some((simulator) => simulator.pullWall(Number(id)));
      return { status: pulled ? 200 : 404, body: { pulled } };
    },
    'POST /sim/pace': ({ speed }) => {
      if (typeof speed !== 'number' || !(speed >= 0)) return { status: 400, body: 'needs speed' };
      pacemaker.setPace(speed);
      return { status: 200, body: { speed } };
    },
  };
  return (method, path, body) => routes[`${method} ${path}`]?.(body);
}

/** What really rests in the simulated books, and what became of the walls. */
export function truth(simulators: readonly MarketSimulator[], speed: number) {
  return {
    speed,
    markets: simulators.map(({ spec, venues }) => ({
      symbol: spec.instrument.symbol,
      venues: [...venues].map(([venue, market]) => ({
        venue,
        symbol: market.instrument.symbol,
        mid: market.midTick / market.instrument.ticksPerUnit,
        ...market.ticker(),
      })),
    })),
    walls: simulators.flatMap((simulator) => simulator.walls()),
    events: simulators.flatMap((simulator) => simulator.wallEvents()),
  };
}

function wallOrder({ venue, side, size, price, distancePercent }: Body): WallOrder | undefined {
  if (
    typeof venue !== 'string' ||
    !isVenueId(venue) ||
    (side !== 'bid' && side !== 'ask') ||
    typeof size !== 'number'
  )
    return undefined;
  if (typeof price === 'number') return { venue, side, size, price };
  if (typeof distancePercent === 'number') return { venue, side, size, distancePercent };
  return { venue, side, size };
}
