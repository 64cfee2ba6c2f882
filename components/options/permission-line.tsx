import { VENUE_NAMES, type VenueId } from '@/lib/market/venues';
import type { OfferView, Permission } from './offer-view';

interface PermissionLineProps {
  readonly offer: OfferView;
  readonly onAllow: () => void;
  readonly onWithdraw: () => void;
}

/** How things stand with a venue's permission, and what can be done about it. */
export function PermissionLine({ offer, onAllow, onWithdraw }: PermissionLineProps) {
  const { info, isOn, permission } = offer;
  const name = VENUE_NAMES[info.id];
  return (
    <div class="permission">
      <span>Permission: {permissionWords(permission, isOn)}</span>
      {permission.kind === 'missing' && isOn && (
        <button type="button" class="action" onClick={onAllow}>
          Allow {name}
        </button>
      )}
      {permission.kind === 'optional' && (
        <button type="button" class="action" onClick={onWithdraw}>
          Withdraw permission<span class="visually-hidden"> for {name}</span>
        </button>
      )}
    </div>
  );
}

function permissionWords(permission: Permission, isOn: boolean): string {
  if (permission.kind === 'optional') return ['held', ...sharedWords(permission.shared)].join(', ');
  const missing = isOn ? 'missing, nothing can be received' : 'asked for when you switch it on';
  return { unknown: 'asking the browser…', missing, installed: 'came with the installation' }[
    permission.kind
  ];
}

const sharedWords = (venues: readonly VenueId[]) =>
  venues.length === 0 ? [] : [`shared with ${venues.map((id) => VENUE_NAMES[id]).join(', ')}`];
