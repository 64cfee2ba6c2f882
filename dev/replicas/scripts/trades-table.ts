import type { PageTrade } from '../../pages/scripts/trades-list';

const ROWS = 24;

/**
 * Keeps the newest trades on top. The rows stay where they are and are written anew: a page whose rows move would
 * report layout shifts of its own, and hide those that an extension causes.
 */
export function createTradesTable(body: HTMLElement): (trade: PageTrade) => void {
  const rows = Array.from({ length: ROWS }, () => {
    const row = document.createElement('tr');
    row.append(...Array.from({ length: 3 }, () => document.createElement('td')));
    return row;
  });
  body.replaceChildren(...rows);
  const trades: PageTrade[] = [];
  return (trade) => {
    trades.unshift(trade);
    trades.length = Math.min(trades.length, ROWS);
    for (const [index, one] of trades.entries()) {
      const row = rows[index];
      if (row) write(row, one);
    }
  };
}

function write(row: HTMLElement, { price, size, time, buy }: PageTrade): void {
  const texts = [price, size, new Date(time).toISOString().slice(11, 19)];
  for (const [index, cell] of [...row.children].entries()) cell.textContent = texts[index] ?? '';
  row.firstElementChild?.classList.toggle('up', buy);
  row.firstElementChild?.classList.toggle('down', !buy);
}
