const canvas = document.querySelector('canvas');
const context = canvas?.getContext('2d');

/** Three waves that move; no text is ever drawn. */
function draw(time: number): void {
  if (!canvas || !context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (let wave = 0; wave < 3; wave += 1) {
    context.beginPath();
    for (let x = 0; x <= canvas.width; x += 4) {
      const y = 80 + 20 * wave * Math.sin(x / (40 + 20 * wave) + time / (900 + 300 * wave));
      context.lineTo(x, y);
    }
    context.strokeStyle = `hsl(${200 + 20 * wave} 60% 50%)`;
    context.stroke();
  }
  requestAnimationFrame(draw);
}

requestAnimationFrame(draw);
