import { useRef } from 'preact/hooks';
import { Card } from '@/components/popup/card';
import { readMarket } from './market-text';
import { SymbolForm } from './symbol-form';

/** What most users look for beside Bitcoin. */
const SUGGESTED = ['BTC-USDT', 'ETH-USDT', 'SOL-USDT', 'XRP-USDT', 'DOGE-USDT', 'BNB-USDT'];

interface SymbolCardProps {
  readonly markets: readonly string[];
  /** Followed only as long as a page shows them. */
  readonly passing: readonly string[];
  readonly onAdd: (market: string) => void;
  readonly onRemove: (market: string) => void;
}

/** The symbols that are recorded all the time. */
export function SymbolCard({ markets, passing, onAdd, onRemove }: SymbolCardProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const remove = (market: string) => {
    onRemove(market);
    // The button goes with its symbol; the focus must not.
    listRef.current?.focus();
  };
  return (
    <Card title="Symbols">
      <p class="quiet">
        Recorded while the browser runs, also when no page shows them. Each stands for that coin in the kind
        of dollar which a venue trades it in, on every venue that is on.
      </p>
      <ul class="symbols" aria-label="Recorded symbols" tabIndex={-1} ref={listRef}>
        {markets.map((market) => (
          <li key={market} class="line">
            <span>{market}</span>
            <button
              type="button"
              class="action"
              disabled={markets.length === 1}
              onClick={() => remove(market)}
              aria-label={`Remove ${market}`}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <p class="quiet">
        {markets.length === 1 ? 'One symbol always stays.' : 'Fewer symbols cost less.'}
        {passing.length > 0 && ` Followed for an open page: ${passing.join(', ')}.`}
      </p>
      <SymbolForm read={(text) => readMarket(text, markets)} onAdd={onAdd} />
      <div class="suggestions" role="group" aria-label="Often added">
        {SUGGESTED.map((market) => {
          const isIn = !readMarket(market, markets).ok;
          return (
            <button
              key={market}
              type="button"
              class="action"
              aria-disabled={isIn}
              onClick={() => isIn || onAdd(market)}
            >
              <span aria-hidden="true">+ </span>
              <span class="visually-hidden">Add </span>
              {market}
            </button>
          );
        })}
      </div>
    </Card>
  );
}
