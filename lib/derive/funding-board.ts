import { DAY_MS } from '../core/durations';
import type { FundingSource } from '../heatmaps/funding/venue-row';
import { type FundingView, fundingView } from '../heatmaps/funding/view';
import type { FundingEvent, MarkEvent, MarketEvent, OpenInterestEvent } from '../market/events';
import type { Instrument } from '../market/instrument';
import type { PageStore } from '../storage/page-store';

const SHOWN_MS = 91 * DAY_MS;
/** What was read of the past is read again so often: backfill adds to it. */
const READ_AGAIN_MS = 30_000;
/** Predictions come every few seconds, and only the last of each settlement counts. */
const MOST_EVENTS = 400;

interface Heard {
  events: readonly FundingEvent[];
  openInterest: OpenInterestEvent | undefined;
  mark: MarkEvent | undefined;
}

interface Read {
  readonly at: number;
  readonly pages: readonly Float64Array[];
}

const keyOf = ({ venue, symbol }: Pick<MarketEvent, 'venue' | 'symbol'>) => `${venue}/${symbol}`;

/** What is known of funding: what venues told of the past, and what they say now. */
export class FundingBoard {
  private readonly heard = new Map<string, Heard>();
  private readonly read = new Map<string, Read>();

  constructor(private readonly store: Pick<PageStore, 'load'>) {}

  take(event: FundingEvent | MarkEvent | OpenInterestEvent): void {
    const heard = this.heardOf(event);
    if (event.type === 'mark') heard.mark = event;
    else if (event.type === 'openInterest') heard.openInterest = event;
    else
      heard.events = [...heard.events.filter((other) => !replaces(event, other)), event].slice(-MOST_EVENTS);
  }

  /** @param now epoch ms on the exchanges' clocks. */
  async view(market: string, instruments: readonly Instrument[], now: number): Promise<FundingView> {
    const sources = instruments
      .filter(({ contract }) => contract !== 'spot')
      .map(async (instrument): Promise<FundingSource> => {
        const { venue, symbol } = instrument;
        const pages = await this.pagesOf(instrument, now);
        return { venue, symbol, pages, ...this.heardOf(instrument) };
      });
    return fundingView(market, now, await Promise.all(sources));
  }

  private heardOf(about: Pick<MarketEvent, 'venue' | 'symbol'>): Heard {
    const heard = this.heard.get(keyOf(about)) ?? { events: [], openInterest: undefined, mark: undefined };
    this.heard.set(keyOf(about), heard);
    return heard;
  }

  /** History that cannot be read is none: what is said live remains. */
  private async pagesOf(instrument: Instrument, now: number): Promise<readonly Float64Array[]> {
    const key = keyOf(instrument);
    const known = this.read.get(key);
    if (known && now - known.at < READ_AGAIN_MS) return known.pages;
    const pages = await this.store.load(`funding/${key}/0`, now - SHOWN_MS, now).catch(() => []);
    const read = { at: now, pages: pages.map(({ rows }) => rows) };
    this.read.set(key, read);
    return read.pages;
  }
}

/** Of the predictions for one settlement only the last is kept, and a settlement that is told again only once. */
function replaces(event: FundingEvent, other: FundingEvent): boolean {
  if (event.kind !== other.kind) return false;
  return event.kind === 'predicted' ? event.nextTime === other.nextTime : event.time === other.time;
}
