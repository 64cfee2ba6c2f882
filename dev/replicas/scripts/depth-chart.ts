import type { Book } from '../../pages/scripts/ladder';

const FOOT = 18;

/** Draws the sizes that have summed up on either side, with prices along the foot: labels that are no price axis. */
export function createDepthChart(canvas: HTMLCanvasElement): (book: Book) => void {
  const context = canvas.getContext('2d');
  const { width, height } = canvas;
  return ({ bids, asks }) => {
    const [from, to] = [Number(bids.at(-1)?.[0]), Number(asks.at(-1)?.[0])];
    if (!context || !(to > from)) return;
    const style = getComputedStyle(canvas);
    context.clearRect(0, 0, width, height);
    const sides = [
      { steps: sums(bids), color: style.getPropertyValue('--down') },
      { steps: sums(asks), color: style.getPropertyValue('--up') },
    ];
    const most = Math.max(...sides.map(({ steps }) => steps.at(-1)?.sum ?? 0));
    const xOf = (price: number) => ((price - from) / (to - from)) * width;
    for (const { steps, color } of sides) {
      context.fillStyle = color;
      for (const { price, sum } of steps) {
        const tall = ((height - FOOT) * sum) / most;
        context.fillRect(xOf(price) - 3, height - FOOT - tall, 6, tall);
      }
    }
    context.fillStyle = style.getPropertyValue('--muted');
    context.font = '11px system-ui, sans-serif';
    context.textAlign = 'center';
    for (const share of [0.2, 0.5, 0.8])
      context.fillText((from + share * (to - from)).toFixed(1), share * width, height - 4);
    context.textAlign = 'right';
    for (const share of [0.5, 1])
      context.fillText((most * share).toFixed(0), width - 2, (height - FOOT) * (1 - share) + 12);
  };
}

function sums(levels: Book['bids']): readonly { readonly price: number; readonly sum: number }[] {
  let sum = 0;
  return levels.map(([price, size]) => {
    sum += Number(size);
    return { price: Number(price), sum };
  });
}
