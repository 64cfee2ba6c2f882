import { asymmetry, REACHES } from '../../analysis/clusters/asymmetry';
import type { ReadContext } from '../context';
import { balanceEvidence, BASIS_TRUST, heavierSide } from '../map-words';
import type { Answer } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { usualBalance } from '../usual-words';
import { listed, percent } from '../../market/words';

/** How usual the balance is, is said of this reach. */
const MAIN_REACH = 0.03;

/** Which side of the price is heavier, near and far, and how usual that is. */
export function balanceOfSides({ map, past, time, price }: ReadContext): Answer {
  if (!map) {
    return unknownAnswer('The liquidation map is not worked out yet.', 'Some minutes of recording.');
  }
  const { reading } = map;
  const balances = REACHES.map((reach) => asymmetry(reading, reach));
  const words = balances.flatMap((balance) => {
    const { shape, reach } = balance;
    if (shape.value === undefined) return [];
    const heavier = heavierSide(balance);
    const where = shape.value === 'symmetric' || heavier === undefined ? '' : ` to what is ${heavier}`;
    return [`${shape.value}${where} within ${percent(reach)}`];
  });
  const indices = balances.map(({ index }) => index.value);
  const usual = usualBalance({ past, time, price }, indices, MAIN_REACH);
  return {
    answer:
      words.length === 0
        ? 'Neither side is known far enough to be weighed.'
        : `The map is ${listed(words)}. ${usual.clause}`,
    verdict: words.length === 0 ? 'unknown' : 'neutral',
    evidence: [
      ...balances.map((balance) => balanceEvidence(balance, reading)),
      ...usual.evidence,
      { text: 'After a move the side it came through is swept: an imbalance alone is no forecast' },
    ],
    asOf: reading.time,
    confidence: BASIS_TRUST[reading.basis] * (words.length / REACHES.length),
    wouldChange: 'New positions on one side, or a sweep.',
  };
}
