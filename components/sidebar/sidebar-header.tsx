import { formatPrice } from '@/components/popup/format';
import type { MarketRead } from '@/lib/reading/read';
import type { SidebarModel } from './sidebar-model';
import { agoText } from './sidebar-words';

/** A read this old is not what the market is now. */
const OLD_MS = 10_000;

interface SidebarHeaderProps {
  readonly model: SidebarModel;
  readonly read: MarketRead | undefined;
}

/** Which market, its price, and how old that is. */
export function SidebarHeader({ model, read }: SidebarHeaderProps) {
  const now = model.now.value;
  const { chart } = model.ports;
  const isOld = read !== undefined && now - read.time > OLD_MS;
  return (
    <header class="top">
      <h1>{model.market.value ?? 'Isotherm'}</h1>
      {read && (
        <>
          <strong class="figure">{formatPrice(read.price)}</strong>
          <span class={`figure ${isOld ? 'old' : 'quiet'}`}>
            {agoText(read.time, now)}
            {isOld && ', stale'}
          </span>
        </>
      )}
      {chart && (
        <>
          <button
            type="button"
            class="icon"
            title="Fold to the edge"
            aria-label="Fold to the edge"
            onClick={() => chart.send({ type: 'fold' })}
          >
            »
          </button>
          <button
            type="button"
            class="icon"
            title="Close (Esc)"
            aria-label="Close"
            onClick={() => chart.send({ type: 'close' })}
          >
            ×
          </button>
        </>
      )}
    </header>
  );
}
