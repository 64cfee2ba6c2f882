/** A canvas that a page draws anew all the time, apart from its chart. */
export function drawAlways(
  box: { readonly width: number; readonly height: number; readonly css: string },
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D context');
  canvas.width = box.width;
  canvas.height = box.height;
  canvas.style.cssText = box.css;
  document.body.append(canvas);
  const redraw = () => {
    context.fillStyle = '#111';
    context.fillRect(0, 0, box.width, box.height);
    context.fillStyle = '#ccc';
    context.font = '12px sans-serif';
    context.textBaseline = 'middle';
    draw(context);
  };
  redraw();
  setInterval(redraw, 120);
}
