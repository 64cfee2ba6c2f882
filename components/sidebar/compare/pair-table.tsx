import { asymmetry } from '@/lib/analysis/clusters/asymmetry';
import type { MapReading } from '@/lib/analysis/density/density';
import { price, worth } from '@/lib/market/words';
import { shareText } from '../sidebar-words';
import { balanceText, momentText, signedText } from './compare-words';

interface PairTableProps {
  readonly before: MapReading;
  readonly after: MapReading;
  /** False where only ratios of sizes are known. */
  readonly isSized: boolean;
}

interface Row {
  readonly name: string;
  /** How far it reaches to both sides, as a share of the price. */
  readonly reach?: number;
  readonly earlier: string;
  readonly later: string;
  readonly change: string;
}

/** How far the sums reach, and how far the balances, as shares of the price. */
const WHOLE_REACH = 0.1;
const NEAR_REACH = 0.03;

/** Price, sums and balances of two maps, and what changed. */
export const PairTable = (props: PairTableProps) => (
  <table class="two-maps">
    <thead>
      <tr>
        <th scope="col">
          <small>UTC</small>
        </th>
        <th scope="col">{momentText(props.before.time)}</th>
        <th scope="col">{momentText(props.after.time)}</th>
        <th scope="col">Change</th>
      </tr>
    </thead>
    <tbody>
      {rowsOf(props).map(({ name, reach, earlier, later, change }) => (
        <tr key={`${name} ${reach}`}>
          <th scope="row">
            {name} {reach !== undefined && <small>within {shareText(reach)}</small>}
          </th>
          <td>{earlier}</td>
          <td>{later}</td>
          <td>{change}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

function rowsOf({ before, after, isSized }: PairTableProps): readonly Row[] {
  return [
    {
      name: 'Price',
      earlier: price(before.price),
      later: price(after.price),
      change: signedText(after.price / before.price - 1),
    },
    ...(isSized
      ? [sumRow('Above', 'above', { before, after }), sumRow('Below', 'below', { before, after })]
      : []),
    balanceRow(NEAR_REACH, { before, after }),
    balanceRow(WHOLE_REACH, { before, after }),
  ];
}

type Pair = Pick<PairTableProps, 'before' | 'after'>;

function sumRow(name: string, side: 'above' | 'below', { before, after }: Pair): Row {
  const [then, now] = [asymmetry(before, WHOLE_REACH), asymmetry(after, WHOLE_REACH)];
  const text = (one: typeof then) => (one.index.value === undefined ? 'not known' : worth(one[side]));
  const isKnown = then.index.value !== undefined && now.index.value !== undefined && then[side] > 0;
  return {
    name,
    reach: WHOLE_REACH,
    earlier: text(then),
    later: text(now),
    change: isKnown ? signedText(now[side] / then[side] - 1) : '',
  };
}

function balanceRow(reach: number, { before, after }: Pair): Row {
  const [then, now] = [asymmetry(before, reach), asymmetry(after, reach)];
  const change = (now.index.value ?? NaN) - (then.index.value ?? NaN);
  return {
    name: 'Balance',
    reach,
    earlier: balanceText(then),
    later: balanceText(now),
    change: Number.isNaN(change) ? '' : `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(2)}`,
  };
}
