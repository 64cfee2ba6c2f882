import { type Exchanges, startExchanges } from '../../dev/exchanges/start-exchanges';
import { DEMO_PORT } from '../../dev/ports';
import { STEP_MS } from '../../dev/simulator/market-simulator';
import { ensureDefined } from '../../lib/core/assert';
import type { Rest } from '../../lib/exchanges/exchange';
import { EXCHANGES } from '../../lib/exchanges/registry';
import { isVenueId, type VenueId } from '../../lib/market/venues';
import { CascadeTruth, Ear } from './cascade-truth';
import type { Fact, Order } from './market-messages';
import { bitcoinOf, WallTruth } from './wall-truth';

const SEED = 7;
const MARKET = 'BTC-USDT';

/** Hardly any: with eight venues the usual ones are enough for a cascade never to be over. */
const REST_RATE = 2e-4;

// The bench may be over by the time that it is told.
const tell = (fact: Fact) => void process.send?.(fact, undefined, undefined, () => {});

/** Has every frame of every venue looked at in the moment it is sent. */
class Wiretap {
  readonly walls: WallTruth;
  perSecond = 0;
  private readonly cascades: CascadeTruth;
  private mid = NaN;

  constructor(
    private readonly exchanges: Exchanges,
    private readonly venues: readonly VenueId[],
  ) {
    this.walls = new WallTruth(bitcoinOf(exchanges));
    this.cascades = new CascadeTruth(venues.some((id) => EXCHANGES[id].liquidations === 'sampled'));
  }

  async listen(): Promise<void> {
    const rest = restOf(this.exchanges);
    for (const id of this.venues) {
      const listed = await EXCHANGES[id].instruments(rest);
      const ear = new Ear(EXCHANGES[id], new Map(listed.map((one) => [one.symbol, one])));
      const wire = ensureDefined(this.exchanges.wires.get(id), id);
      const before = wire.onSent;
      wire.onSent = (frame) => {
        before?.(frame);
        this.sent(id, ear, frame);
      };
    }
  }

  private sent(venue: VenueId, ear: Ear, frame: string): void {
    const at = Date.now();
    const reference = bitcoinOf(this.exchanges).venues.get(venue);
    const isQuote = venue === this.venues[0] && frame.includes('depthUpdate') && frame.includes('BTCUSDT');
    if (reference && isQuote) this.quote(at, reference.midTick / reference.instrument.ticksPerUnit);
    const events = ear.hear(frame, MARKET);
    const truths = [...this.walls.sent(venue, frame), ...this.cascades.sent(events, at, this.mid)];
    for (const truth of truths) tell({ truth });
  }

  /** The reference venue shows its book of a step. */
  private quote(at: number, mid: number): void {
    this.mid = mid;
    tell({ at, mid });
    bitcoinOf(this.exchanges).push((this.perSecond * STEP_MS) / 1_000);
  }
}

function restOf({ url }: Exchanges): Rest {
  return async (call) => {
    const { method = 'GET', body } = call;
    const reply = await fetch(`${url}/${call.url.replace(/^\w+:\/\//, '')}`, {
      method,
      ...(body !== undefined && { body }),
    });
    return reply.json();
  };
}

// Run by `market.ts` with the venues that are there, the reference first; it ends with the bench.
const venues = process.argv.slice(2).filter(isVenueId);
const exchanges = await startExchanges({ port: DEMO_PORT, seed: SEED, venues });
const tap = new Wiretap(exchanges, venues);
await tap.listen();
bitcoinOf(exchanges).restRate = REST_RATE;
process.on('message', (order: Order) => {
  if (order.do === 'place') tap.walls.place(order);
  else if (order.do === 'pull') tap.walls.pull();
  else if (order.do === 'cascade') bitcoinOf(exchanges).startCascade(order.direction);
  else tap.perSecond = order.perSecond;
});
process.on('disconnect', () => process.exit());
tell({ url: exchanges.url });
