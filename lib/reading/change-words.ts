import type { ClusterChange, GoneReason } from '../analysis/clusters/compare';
import { percent } from '../market/words';
import { GREW } from './changed-since';

const REASONS: Readonly<Record<GoneReason, string>> = {
  swept: 'gone: swept, the price went through it',
  merged: 'gone: another has taken it in',
  'out of sight': 'gone out of sight: too far from the price, or where no venue tells',
  faded: 'gone: closed or faded, the price was not there',
  unknown: 'gone: why is not known, for where the price was is not wholly known',
};

/** What became of a cluster: `moved up by 0.4 %, grew by 35.0 %`. */
export function changeWords(change: ClusterChange): string {
  if (change.kind === 'gone') return REASONS[change.reason];
  if (change.kind === 'new') return change.isSighted ? 'new in sight: it may have been there before' : 'new';
  const { moved, isBeyondWidth, ratio, isRebuilt } = change;
  const place = isBeyondWidth ? `moved ${moved > 0 ? 'up' : 'down'} by ${percent(moved)}` : 'in place';
  return [place, sizeWords(ratio), ...(isRebuilt ? ['swept in between and built anew'] : [])].join(', ');
}

function sizeWords(ratio: number): string {
  if (ratio >= GREW) return `grew by ${percent(ratio - 1)}`;
  return ratio <= 1 / GREW ? `shrank by ${percent(1 - ratio)}` : 'about as large';
}
