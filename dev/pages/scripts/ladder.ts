const ROWS = 13;
const ROW_HEIGHT = 16;
const WIDTH = 244;

type Pair = readonly [price: string, size: string];

export interface Book {
  readonly bids: readonly Pair[];
  readonly asks: readonly Pair[];
}

/** Draws the best levels as a ladder on a canvas, as many exchanges do: prices in a column that is no price axis. */
export function createLadder(canvas: HTMLCanvasElement): (book: Book) => void {
  const context = canvas.getContext('2d');
  return ({ bids, asks }) => {
    if (!context) return;
    const scale = devicePixelRatio;
    canvas.width = WIDTH * scale;
    canvas.height = 2 * ROWS * ROW_HEIGHT * scale;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.font = '12px system-ui, sans-serif';
    context.textBaseline = 'middle';
    const style = getComputedStyle(canvas);
    const largest = Math.max(1, ...[...bids, ...asks].map(([, size]) => Number(size)));
    asks
      .slice(0, ROWS)
      .toReversed()
      .forEach((level, row) => drawRow(context, level, row, style.getPropertyValue('--down'), largest));
    bids
      .slice(0, ROWS)
      .forEach((level, row) => drawRow(context, level, ROWS + row, style.getPropertyValue('--up'), largest));
  };
}

function drawRow(
  context: CanvasRenderingContext2D,
  [price, size]: Pair,
  row: number,
  color: string,
  largest: number,
): void {
  const top = row * ROW_HEIGHT;
  const width = (WIDTH * Number(size)) / largest;
  context.fillStyle = color;
  context.globalAlpha = 0.16;
  context.fillRect(WIDTH - width, top + 1, width, ROW_HEIGHT - 2);
  context.globalAlpha = 1;
  context.textAlign = 'left';
  context.fillText(
    Number(price).toLocaleString('en-US', { minimumFractionDigits: 1 }),
    0,
    top + ROW_HEIGHT / 2,
  );
  context.textAlign = 'right';
  context.globalAlpha = 0.85;
  context.fillText(size, WIDTH - 2, top + ROW_HEIGHT / 2);
  context.globalAlpha = 1;
}
