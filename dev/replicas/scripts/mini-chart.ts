const POINTS = 60;

/** A line of the last prices with the newest written beside it: a chart too small to be meant. */
export function createMiniChart(canvas: HTMLCanvasElement): (price: number) => void {
  const context = canvas.getContext('2d');
  const prices: number[] = [];
  return (price) => {
    prices.push(price);
    if (prices.length > POINTS) prices.shift();
    if (!context) return;
    const [low, high] = [Math.min(...prices), Math.max(...prices)];
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    const color = getComputedStyle(canvas).getPropertyValue('--muted');
    context.strokeStyle = color;
    context.beginPath();
    for (const [index, one] of prices.entries())
      context.lineTo((index * (width - 56)) / POINTS, height - ((one - low) / (high - low || 1)) * height);
    context.stroke();
    context.fillStyle = color;
    context.font = '11px system-ui, sans-serif';
    context.fillText(price.toFixed(1), width - 50, height / 2 + 4);
  };
}
