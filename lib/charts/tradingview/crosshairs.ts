import { attempt, hasMethod, type TradingViewChart, type TradingViewSubscription } from './page-object';
import { type Crosshair, defined, isWithin, MAX_TIME } from './sample';

/** Where the crosshair of each chart was last. One subscription for each chart that stays; none after `stop`. */
export class Crosshairs {
  private readonly watches = new Map<TradingViewChart, Watch>();
  private charts: readonly TradingViewChart[] = [];

  newest(chart: TradingViewChart): Crosshair | undefined {
    return this.watches.get(chart)?.newest;
  }

  /**
   * Follows these charts and no others. A chart is subscribed to when it is there the second time: versions that
   * make a new object at each question would otherwise be subscribed to at each question.
   */
  follow(charts: readonly TradingViewChart[]): void {
    for (const [chart, watch] of this.watches) {
      if (charts.includes(chart)) continue;
      this.watches.delete(chart);
      watch.stop();
    }
    for (const chart of charts) {
      if (this.charts.includes(chart) && !this.watches.has(chart)) this.watches.set(chart, new Watch(chart));
    }
    this.charts = charts;
  }

  stop(): void {
    this.follow([]);
  }
}

class Watch {
  newest: Crosshair | undefined;
  private readonly subscription: TradingViewSubscription | undefined;

  constructor(chart: TradingViewChart) {
    this.subscription = attempt(() => subscriptionOf(chart));
    attempt(() => this.subscription?.subscribe(null, this.hear));
  }

  stop(): void {
    attempt(() => this.subscription?.unsubscribe(null, this.hear));
  }

  private readonly hear = (params: unknown) => {
    this.newest = attempt(() => readCrosshair(params));
  };
}

/** Versions that take a callback cannot be left again, and break when called without one: they are let alone. */
function subscriptionOf(chart: TradingViewChart): TradingViewSubscription | undefined {
  const subscription = chart.crossHairMoved?.length === 0 ? chart.crossHairMoved() : undefined;
  const complete = hasMethod(subscription, 'subscribe') && hasMethod(subscription, 'unsubscribe');
  return complete ? subscription : undefined;
}

function readCrosshair(params: unknown): Crosshair | undefined {
  const { time: seconds, price } = params as { readonly time?: unknown; readonly price?: unknown };
  const time = isWithin(seconds, MAX_TIME / 1000) ? seconds * 1000 : undefined;
  const read = defined({ time, price: isWithin(price, Number.MAX_VALUE) ? price : undefined });
  return read.time === undefined && read.price === undefined ? undefined : read;
}
