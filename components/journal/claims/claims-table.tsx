import { formatCount } from '@/components/popup/format';
import { Notice } from '@/components/popup/notice';
import { claimBeside, type Figure, type Unit } from '@/lib/analysis/claims/claim';
import type { Standings } from '@/lib/analysis/claims/report';
import { STANDING_TONES } from '../journal-words';
import {
  CLAIM_WORDS,
  COUNTED_WORDS,
  figureText,
  MEASURE_WORDS,
  NO_BASELINE_WORDS,
  rangeText,
} from './claim-words';
import type { MeasuredMarket } from './claims-model';

const COLUMNS = 6;

/** Claim by claim: what was measured, of how many, within what, and what chance gives. */
export const ClaimsTable = ({ of: { standings, since, isFollowed } }: { readonly of: MeasuredMarket }) => (
  <>
    {!isFollowed && (
      <Notice tone="quiet" title="No venue of this symbol is followed now">
        <p>What rests on its prices, its funding and its open interest is left out until one is.</p>
      </Notice>
    )}
    <p class="quiet">
      {since === undefined
        ? 'No wall and no cascade of this symbol was seen to its end yet.'
        : `Walls and cascades since ${new Date(since).toISOString().slice(0, 10)}, 90 days at most; all else as far as it is stored.`}
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Measured</th>
            <th scope="col">n</th>
            <th scope="col">Figure</th>
            <th scope="col">95 % interval</th>
            <th scope="col">By chance</th>
            <th scope="col">The article’s number</th>
          </tr>
        </thead>
        {standings.map((each) => (
          <Group key={each.claim.id} of={each} />
        ))}
      </table>
    </div>
  </>
);

const Group = ({ of: { claim, measured } }: { readonly of: Standings }) => (
  <tbody>
    <tr class="group">
      <th scope="rowgroup" colSpan={COLUMNS}>
        {CLAIM_WORDS[claim.id].says}
        <p class="quiet">Here: {CLAIM_WORDS[claim.id].here}</p>
      </th>
    </tr>
    {measured.map((each) => (
      <Row key={each.id} measured={each} unit={claim.unit} />
    ))}
    <tr class="differs">
      <td colSpan={COLUMNS}>
        <details>
          <summary>What differs</summary>
          {CLAIM_WORDS[claim.id].differs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      </td>
    </tr>
  </tbody>
);

interface RowProps {
  readonly measured: Standings['measured'][number];
  readonly unit: Unit;
}

function Row({ measured, unit }: RowProps) {
  const { id, n, needed, unknown, figure } = measured;
  return (
    <tr>
      <th scope="row">{MEASURE_WORDS[id]}</th>
      <td class="figure">
        {formatCount(n)} {unknown > 0 && <small>+ {formatCount(unknown)} not known</small>}
      </td>
      {figure.value ? (
        <Figures figure={figure.value} measured={measured} unit={unit} />
      ) : (
        <td colSpan={COLUMNS - 2}>
          <span class="state off">
            not enough yet: {formatCount(n)} of {formatCount(needed)} {COUNTED_WORDS[id]}
          </span>
        </td>
      )}
    </tr>
  );
}

function Figures({ figure, measured, unit }: RowProps & { readonly figure: Figure }) {
  const { value, interval, chance } = figure;
  const beside = claimBeside(measured);
  return (
    <>
      <td class="figure">{figureText(value, unit)}</td>
      <td class="figure">{interval.value ? rangeText(interval.value, unit) : 'one reading'}</td>
      <td class="figure">
        {chance.value ? (
          <>
            {figureText(chance.value.value, unit)} <small>{rangeText(chance.value.interval, unit)}</small>{' '}
            <span class={`state ${STANDING_TONES[measured.standing]}`}>{measured.standing}</span>
          </>
        ) : (
          NO_BASELINE_WORDS[chance.why]
        )}
      </td>
      <td>{beside ? `${beside} the interval` : 'not comparable'}</td>
    </>
  );
}
