/** A game on a canvas: many small drawings and words in every frame, and no chart. Its frames are counted for tests. */
const GULLS = 120;
const canvas = document.querySelector('canvas');
const context = canvas?.getContext('2d');
let frames = 0;

function draw(): void {
  if (!canvas || !context) return;
  frames += 1;
  Object.assign(window, { framesDrawn: frames });
  context.fillStyle = '#0b2233';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = '12px monospace';
  for (let gull = 0; gull < GULLS; gull += 1) {
    const x = (gull * 67 + frames * (1 + (gull % 3))) % canvas.width;
    const y = 60 + ((gull * 131) % (canvas.height - 80)) + 8 * Math.sin((frames + gull * 9) / 14);
    context.fillStyle = gull % 9 === 0 ? '#e8b34b' : '#d5dbe6';
    context.fillRect(x, y, 6, 3);
    if (gull % 9 === 0) context.fillText(`+${50 * (1 + (gull % 4))}`, x, y - 6);
  }
  context.fillStyle = '#ffffff';
  context.fillText(`Score ${frames * 10}`, 16, 24);
  context.fillText(`Level ${1 + Math.floor(frames / 600)}`, 16, 42);
  context.fillText(new Date(frames * 16).toISOString().slice(14, 19), canvas.width - 60, 24);
  requestAnimationFrame(draw);
}

document.title = 'Gull Run';
requestAnimationFrame(draw);
