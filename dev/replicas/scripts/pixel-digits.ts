/** Digits and signs, five columns by seven rows, a row from left to right. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  '0': ['.###.', '#...#', '#...#', '#...#', '#...#', '#...#', '.###.'],
  '1': ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  '2': ['.###.', '#...#', '....#', '...#.', '..#..', '.#...', '#####'],
  '3': ['####.', '....#', '....#', '.###.', '....#', '....#', '####.'],
  '4': ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  '5': ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  '6': ['.###.', '#....', '#....', '####.', '#...#', '#...#', '.###.'],
  '7': ['#####', '....#', '...#.', '..#..', '..#..', '..#..', '..#..'],
  '8': ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  '9': ['.###.', '#...#', '#...#', '.####', '....#', '....#', '.###.'],
  '.': ['.....', '.....', '.....', '.....', '.....', '.##..', '.##..'],
  ',': ['.....', '.....', '.....', '.....', '.##..', '.##..', '.#...'],
  ':': ['.....', '.##..', '.##..', '.....', '.##..', '.##..', '.....'],
  '-': ['.....', '.....', '.....', '#####', '.....', '.....', '.....'],
};
const ROWS = 7;
const COLUMNS = 5;
const SPACING = COLUMNS + 1;

export interface Glyphs {
  widthOf(text: string): number;
  /** From `left` on, centred on `y`. */
  draw(context: CanvasRenderingContext2D, text: string, left: number, y: number): void;
}

/** Makes one picture of each sign, without any text being written. */
export function makeGlyphs(color: string): Glyphs {
  const pictures = new Map(Object.entries(SHAPES).map(([sign, rows]) => [sign, picture(rows, color)]));
  return {
    widthOf: (text) => text.length * SPACING,
    draw(context, text, left, y) {
      for (const [index, sign] of text.split('').entries()) {
        const glyph = pictures.get(sign);
        if (glyph) context.drawImage(glyph, Math.round(left) + index * SPACING, Math.round(y - ROWS / 2));
      }
    },
  };
}

function picture(rows: readonly string[], color: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: COLUMNS, height: ROWS });
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.fillStyle = color;
  for (const [y, row] of rows.entries())
    for (const [x, dot] of row.split('').entries()) if (dot === '#') context.fillRect(x, y, 1, 1);
  return canvas;
}
