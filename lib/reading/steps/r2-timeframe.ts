import { type LayerMismatch, timeframeMatch } from '../../analysis/divergence/timeframe';
import type { ReadContext } from '../context';
import type { Answer, Evidence } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { span } from '../../market/words';
import { LAYER_WORDS } from './r1-type';

/** Whether the candles and the lookbacks go with the way of trading. */
export function timeframe({ style, candleMs, lookbacks, time }: ReadContext): Answer {
  if (candleMs === undefined) {
    return unknownAnswer(
      'The length of the chart’s candles is not known.',
      'A chart whose bars can be read.',
    );
  }
  const { isCandleSuited, mismatches } = timeframeMatch(style, candleMs, lookbacks);
  const faults = mismatches.length + (isCandleSuited ? 0 : 1);
  return {
    answer:
      faults === 0
        ? `Candles of ${span(candleMs)} and the lookbacks go with ${style} trading.`
        : `Timeframes do not match: ${isCandleSuited ? '' : `candles of ${span(candleMs)} are not those of ${style} trading; `}${mismatches.length} of ${lookbacks.length} layers look back too far, not far enough or are read otherwise.`,
    verdict: faults === 0 ? 'supports' : 'opposes',
    evidence: mismatches.map(mismatchEvidence),
    asOf: time,
    confidence: 1,
    wouldChange: 'Another candle length, lookback or style.',
  };
}

const mismatchEvidence = ({ layer, kind, lookbackMs, suits }: LayerMismatch): Evidence => {
  const name = LAYER_WORDS[layer];
  if (!suits || lookbackMs === undefined) return { text: `The ${name} is not read in this style`, layer };
  return {
    text: `The ${name} looks back ${span(lookbackMs)}, ${kind}: ${span(suits.leastMs)} to ${span(suits.mostMs)} would suit`,
    layer,
  };
};
