import { useState } from 'preact/hooks';
import type { VenueId } from '@/lib/market/venues';
import type { VenueView } from './venue-row';

export interface VenueFold {
  readonly shown: readonly VenueView[];
  /** Those behind the button. */
  readonly folded: readonly VenueView[];
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/**
 * Parts the venues into those in use and the others. A row stays where it is while the user works on it: one that is
 * switched changes its place only when the fold is opened or closed, so that the focus is never lost with it.
 */
export function useVenueFold(venues: readonly VenueView[]): VenueFold {
  const on = () => new Set(venues.filter(({ isOn }) => isOn).map(({ info }) => info.id));
  const [kept, setKept] = useState<ReadonlySet<VenueId>>(on);
  const [isOpen, setIsOpen] = useState(kept.size === 0);
  const isShown = ({ info, isOn }: VenueView) => kept.has(info.id) || (isOn && !isOpen);
  const toggle = () => {
    setKept(on());
    setIsOpen(!isOpen);
  };
  return {
    shown: venues.filter(isShown),
    folded: venues.filter((venue) => !isShown(venue)),
    isOpen,
    toggle,
  };
}
