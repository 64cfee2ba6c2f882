import { Card } from '@/components/popup/card';
import { formatCount } from '@/components/popup/format';
import { ENOUGH } from '@/lib/analysis/statistics/proportion';
import type { Accuracy, AccuracyReport } from '@/lib/journal/accuracy';
import { GROUP_KINDS, type GroupKind } from '@/lib/journal/groups';
import { BrierFacts } from './brier-facts';
import { groupName, intervalText, KIND_WORDS, shareText, STANDING_TONES } from './journal-words';

/** Patterns of verdicts are many; those with the fewest reads say nothing. */
const MOST_ROWS = 8;

interface AccuracyCardProps {
  readonly report: AccuracyReport;
  /** Entries that it is of. */
  readonly count: number;
}

/** How often the target came first, always with what chance gives. */
export const AccuracyCard = ({ report, count }: AccuracyCardProps) => (
  <Card title="Accuracy" aside={<span class="quiet">{formatCount(count)} entries</span>}>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Reads</th>
            <th scope="col">n</th>
            <th scope="col">Target first</th>
            <th scope="col">95 % interval</th>
            <th scope="col">By chance</th>
            <th scope="col" />
          </tr>
        </thead>
        {GROUP_KINDS.map((kind) => (
          <Group key={kind} kind={kind} rows={report.rows.filter((row) => row.kind === kind)} />
        ))}
      </table>
    </div>
    <p class="quiet">
      By chance: the same distances, direction and horizon from random times of the same market, with the
      range that 95 % of such journals lie in. What expired counts as not reached. The parts are looks at the
      same entries: exploratory, corrected for their number (Benjamini–Hochberg, 10 %).
    </p>
    <Reaction reaction={report.reaction} />
    {report.brier && <BrierFacts score={report.brier} />}
  </Card>
);

function Group({ kind, rows }: { readonly kind: GroupKind; readonly rows: readonly Accuracy[] }) {
  if (rows.length === 0) return null;
  return (
    <tbody>
      {kind !== 'all' && (
        <tr class="group">
          <th scope="rowgroup" colSpan={6}>
            {KIND_WORDS[kind]}
          </th>
        </tr>
      )}
      {rows.slice(0, MOST_ROWS).map((row) => (
        <Row key={row.name} row={row} />
      ))}
      {rows.length > MOST_ROWS && (
        <tr>
          <td colSpan={6} class="quiet">
            {rows.length - MOST_ROWS} more, with fewer reads
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Row({ row }: { readonly row: Accuracy }) {
  const { kind, name, n, hits, interval, chance, standing, unscored } = row;
  return (
    <tr>
      <th scope="row">{groupName(kind, name)}</th>
      <td class="figure">
        {formatCount(n)} {unscored > 0 && <small>+ {formatCount(unscored)} not scored</small>}
      </td>
      <td class="figure">{n > 0 ? shareText(hits / n) : '–'}</td>
      <td class="figure">{interval ? intervalText(interval) : '–'}</td>
      <td class="figure">
        {chance ? (
          <>
            {shareText(chance.share)} <small>{intervalText(chance.interval)}</small>
          </>
        ) : (
          'not known'
        )}
      </td>
      <td>
        <span class={`state ${STANDING_TONES[standing]}`}>
          {standing === 'not enough' ? `n < ${ENOUGH}: not enough` : standing}
        </span>
      </td>
    </tr>
  );
}

const Reaction = ({
  reaction: { turned, n, interval },
}: {
  readonly reaction: AccuracyReport['reaction'];
}) => (
  <p>
    {interval
      ? `Where the price touched the zone of the target it turned by 0.5 % before it went on by 0.5 % in ${turned} of ${n}: ${intervalText(interval)}, by chance 50 %.`
      : 'No zone of a target was touched yet.'}
    {interval && n < ENOUGH && ` n < ${ENOUGH}: not enough.`}
  </p>
);
