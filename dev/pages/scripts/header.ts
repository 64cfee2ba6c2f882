export interface Mark {
  readonly mark: number;
  readonly index: number;
  readonly fundingRate: number;
  readonly nextFundingTime: number;
}

const money = (price: number) =>
  price.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Fills the bar at the top and the document's title. */
export class Header {
  private before = 0;

  /** @param first the oldest price in sight, which the change is counted from. */
  constructor(
    private readonly symbol: string,
    private first: number,
  ) {
    set('symbol', `${symbol} Perpetual`);
  }

  startFrom(price: number): void {
    this.first = price;
  }

  showPrice(price: number): void {
    const change = price / this.first - 1;
    const percent = `${change < 0 ? '−' : '+'}${Math.abs(change * 100).toFixed(2)}%`;
    set('last', money(price), price >= this.before);
    set('change', percent, change >= 0);
    document.title = `${this.symbol}.P ${money(price)} ${change < 0 ? '▼' : '▲'} ${percent} · Meridian Futures`;
    this.before = price;
  }

  showMark({ mark, index, fundingRate, nextFundingTime }: Mark, now: number): void {
    set('mark', money(mark));
    set('index', money(index));
    const left = new Date(Math.max(0, nextFundingTime - now)).toISOString().slice(11, 19);
    set('funding', `${(fundingRate * 100).toFixed(4)}% / ${left}`);
  }
}

function set(id: string, text: string, up?: boolean): void {
  const element = document.getElementById(id);
  if (!element) return;
  element.textContent = text;
  if (up === undefined) return;
  element.classList.toggle('up', up);
  element.classList.toggle('down', !up);
}
