import { Card } from '@/components/popup/card';
import type { FundingVenueRow } from '@/lib/heatmaps/funding/venue-row';
import { VenueLine } from './venue-line';

interface VenueTableProps {
  readonly rows: readonly FundingVenueRow[];
  /** The base unit of sizes: `BTC`. */
  readonly base: string;
  readonly now: number;
}

/** Every venue's funding at present. */
export const VenueTable = ({ rows, base, now }: VenueTableProps) => (
  <Card title="Venues">
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Venue</th>
            <th scope="col">Rate of its interval</th>
            <th scope="col">In 8 h</th>
            <th scope="col">A year (APR)</th>
            <th scope="col">Last settled</th>
            <th scope="col">Open interest, {base}</th>
            <th scope="col">One settlement</th>
            <th scope="col">Next charge</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <VenueLine key={row.venue} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  </Card>
);
