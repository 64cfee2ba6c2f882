import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import type { ReadContext } from '../context';
import type { Answer, Evidence, Verdict } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { counted, percent, price, span } from '../../market/words';

/** Whether what was traded at which price goes with the trade. */
export function profileSupport(context: ReadContext): Answer {
  const { profile, price: now, target } = context;
  if (!profile || !Number.isFinite(profile.poc)) {
    return unknownAnswer('No volume profile is known.', 'Trades, or candles of the past.');
  }
  const { valueArea, poc } = profile;
  const here = placeOf(now, valueArea);
  const evidence = [profileEvidence(context), ...nodesBetween(context)];
  const base = { evidence, asOf: profile.to, confidence: profile.exactShare >= 0.5 ? 0.9 : 0.6 };
  if (target === undefined) {
    return {
      ...base,
      answer: `The price is ${here}; the point of control is ${price(poc)}.`,
      verdict: 'neutral',
      wouldChange: 'A target: then it is asked whether it lies in value or in a void.',
    };
  }
  const isVoid = isIn(target, profile.voids);
  return {
    ...base,
    answer: `The price is ${here}, the target ${price(target)} ${isVoid ? 'in a void, where little was traded' : placeOf(target, valueArea)}.`,
    verdict: verdictOf(target, context, isVoid),
    wouldChange: `Value that moves over ${price(target)}, or volume that fills the way.`,
  };
}

function placeOf(at: number, { low, high }: PriceSpan): string {
  if (at < low) return 'below the value area';
  return at > high ? 'above the value area' : 'in the value area';
}

const isIn = (at: number, spans: readonly PriceSpan[]) =>
  spans.some(({ low, high }) => at >= low && at <= high);

/** Toward value a market has traded before; out of value, through heavy nodes, it must do what it did not do. */
function verdictOf(target: number, { price: now, profile }: ReadContext, isVoid: boolean): Verdict {
  if (!profile) return 'unknown';
  const { low, high } = profile.valueArea;
  const nearer = Math.abs(target - profile.poc) < Math.abs(now - profile.poc);
  if (target >= low && target <= high) return nearer ? 'supports' : 'neutral';
  return isVoid ? 'neutral' : nearer ? 'supports' : 'opposes';
}

function profileEvidence({ profile }: ReadContext): Evidence {
  if (!profile) return { text: '' };
  const { low, high, share } = profile.valueArea;
  const exact = `${percent(profile.exactShare)} of the volume known at its price, the rest spread over candles`;
  return {
    text: `${span(profile.to - profile.from)}: value area ${price(low)} to ${price(high)} (${percent(share)} of the volume), point of control ${price(profile.poc)}; ${exact}`,
    layer: 'volume-profile',
    venues: profile.venues.map(({ venue }) => venue),
    asOf: profile.to,
  };
}

function nodesBetween({ profile, price: now, target }: ReadContext): readonly Evidence[] {
  if (!profile || target === undefined) return [];
  const [low, high] = [Math.min(now, target), Math.max(now, target)];
  const within = profile.nodes.filter((node) => node.price > low && node.price < high);
  const heavy = within.filter(({ kind }) => kind === 'high').map((node) => price(node.price));
  const naked = profile.nakedPocs.filter(
    (poc) => poc.price > low && poc.price < high && Number.isNaN(poc.touchedAt),
  );
  const text = [
    `${counted(heavy.length, 'heavy node')} on the way${heavy.length > 0 ? ` (${heavy.join(', ')})` : ''}`,
    `${counted(naked.length, 'naked point', 'naked points')} of control`,
  ].join('; ');
  return [{ text, layer: 'volume-profile', asOf: profile.to }];
}
