const ROWS = 24;

export interface PageTrade {
  readonly price: string;
  readonly size: string;
  readonly time: number;
  readonly buy: boolean;
}

/** Keeps the newest trades on top of a table body. */
export function createTradesList(body: HTMLElement): (trade: PageTrade) => void {
  return ({ price, size, time, buy }) => {
    const row = document.createElement('tr');
    const clock = new Date(time).toISOString().slice(11, 19);
    for (const text of [price, size, clock]) {
      const cell = document.createElement('td');
      cell.textContent = text;
      row.append(cell);
    }
    row.firstElementChild?.classList.add(buy ? 'up' : 'down');
    body.prepend(row);
    while (body.childElementCount > ROWS) body.lastElementChild?.remove();
  };
}
