import { Card } from '@/components/popup/card';
import { Switch } from '@/components/popup/switch';
import type { ObservedReport } from '@/lib/feeds/observed-positions';
import { observedWords } from './observed-words';

interface PositionsCardProps {
  readonly isOn: boolean;
  readonly isVenueOn: boolean;
  /** What is known so far; undefined while nothing is asked for. */
  readonly observed: ObservedReport | undefined;
  /** What came of asking for the permission; empty when all is well. */
  readonly note: string;
  readonly onToggle: (isOn: boolean) => void;
}

/** Whether positions of public addresses are asked for, and what that means. */
export function PositionsCard({ isOn, isVenueOn, observed, note, onToggle }: PositionsCardProps) {
  return (
    <Card title="Real liquidation prices">
      <Switch label="Hyperliquid positions" checked={isOn} onChange={onToggle} />
      <p class="quiet">
        Hyperliquid publishes the addresses behind its trades. Isotherm can ask its public API for the open
        positions of those it has seen: they come with the prices at which they would really be liquidated,
        where elsewhere there are only estimates.
      </p>
      <p class="quiet">
        It keeps to a small part of Hyperliquid’s request budget, so only some addresses are known.
        Hyperliquid sees which ones are asked for. Off unless you want it.
      </p>
      {isOn && !isVenueOn && (
        <p class="quiet">Hyperliquid is switched off among the venues, so no addresses are seen.</p>
      )}
      {observed && <p class="quiet figure">{observedWords(observed)}</p>}
      <p class="note" aria-live="polite">
        {note}
      </p>
    </Card>
  );
}
