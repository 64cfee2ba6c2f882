import { type FundingView, fundingView } from '../../lib/heatmaps/funding/view';
import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../../lib/market/events';
import type { VenueId } from '../../lib/market/venues';
import { fundingHeight, paintFunding, paintFundingNames } from '../../lib/render/paint-funding';
import type { CapturedEvent } from '../capture-events';
import { axesOf, HATCHING, pngOf } from './picture';

const DAY_MS = 86_400_000;
/** The strip is drawn so many times as high as on a chart, where it is one of many things. */
const SCALE = 8;

/** What a venue told of its funding, by instrument. @throws when it told nothing. */
export async function capturedFunding(
  venue: VenueId,
  events: AsyncIterable<CapturedEvent>,
): Promise<FundingView> {
  const rates = new Map<string, FundingEvent[]>();
  const interest = new Map<string, OpenInterestEvent>();
  const marks = new Map<string, MarkEvent>();
  let now = 0;
  for await (const { event } of events) {
    now = Math.max(now, event.time);
    if (event.type === 'funding') rates.set(event.symbol, [...(rates.get(event.symbol) ?? []), event]);
    else if (event.type === 'openInterest') interest.set(event.symbol, event);
    else if (event.type === 'mark') marks.set(event.symbol, event);
  }
  if (rates.size === 0) throw new Error('The capture tells of no funding');
  const sources = [...rates].map(([symbol, told]) => ({
    venue,
    symbol,
    pages: [],
    events: told,
    openInterest: interest.get(symbol),
    mark: marks.get(symbol),
  }));
  return fundingView([...rates.keys()].join(' '), now, sources);
}

/** A PNG of funding over the day before and the half day after. */
export function fundingPicture(view: FundingView): Buffer {
  const axes = axesOf({ from: view.time - DAY_MS, to: view.time + DAY_MS / 2, low: 0, high: 1 });
  const height = Math.min(axes.pane.height, SCALE * fundingHeight(view));
  const options = { band: { top: 0, height }, tone: 'dark', hatching: HATCHING } as const;
  return pngOf((canvas) => {
    paintFunding(canvas, axes, view, options);
    paintFundingNames(canvas, view, options);
  });
}
