import { formatPrice } from '@/components/popup/format';
import type { Zone } from '@/lib/reading/read';
import { groupName, percentText } from './journal-words';

/** More than anybody reads. */
const SHOWN = 100;

/** The zones of a read, nearest first. */
export function ZoneTable({ zones }: { readonly zones: readonly Zone[] }) {
  if (zones.length === 0) return <p class="quiet">No zone was found.</p>;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Zone</th>
            <th scope="col">Prices</th>
            <th scope="col">Distance</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {zones.slice(0, SHOWN).map(({ id, kind, side, low, high, distancePercent, state }) => (
            <tr key={id}>
              <th scope="row">
                {groupName('zone', kind)} {side}
              </th>
              <td class="figure">
                {formatPrice(low)}…{formatPrice(high)}
              </td>
              <td class="figure">{percentText(distancePercent)}</td>
              <td>{state}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {zones.length > SHOWN && <p class="quiet">The nearest {SHOWN}; an export has all.</p>}
    </div>
  );
}
