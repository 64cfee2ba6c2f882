import type { FlowMark } from '../heatmaps/marks/flow-mark';

/** Side of a shape, pixels. */
export const SHAPE_PX = 7;

/** As they lie below a price. What points somewhere is turned over above it. */
const PICTURES = {
  filled: '..###..|.#####.|#######|#######|#######|.#####.|..###..',
  pulled: '..###..|.#...#.|#.....#|#.....#|#.....#|.#...#.|..###..',
  moved: '..###..|.#...#.|#.....#|#..#..#|#.....#|.#...#.|..###..',
  mixed: '..###..|.###.#.|####..#|####..#|####..#|.###.#.|..###..',
  faded: '...#...|...#...|...#...|...#...|...#...|...#...|...#...',
  unseen: '.####..|#....#.|.....#.|...##..|...#...|.......|...#...',
  genuine: '...#...|..###..|.#####.|#######|.#####.|..###..|...#...',
  undecided: '...#...|..#.#..|.#...#.|#.....#|.#...#.|..#.#..|...#...',
  suspicious: '#.....#|.#...#.|..#.#..|...#...|..#.#..|.#...#.|#.....#',
  iceberg: '...#...|..###..|.#####.|.......|#######|.#####.|..###..',
  sweep: '.......|#######|#######|.#####.|..###..|...#...|.......',
  cascade: '#######|.#####.|..###..|#######|.#####.|..###..|...#...',
  absorption: '#.....#|#.....#|#.....#|#.....#|#######|#######|.......',
  stood: '#.....#|#.###.#|#.###.#|#.###.#|#######|#######|.......',
  failed: '#.....#|#.....#|#.....#|#.....#|##...##|##...##|.......',
} as const;

type Shape = keyof typeof PICTURES;

/** A line of a shape: its first pixel from the left, its line from the top, and how long it is. */
type Run = readonly [x: number, y: number, length: number];

const NAMES: readonly string[] = Object.keys(PICTURES);

/** The parts of each picture's lines that match a pattern. */
const runsOf = (pattern: RegExp): readonly (readonly Run[])[] =>
  Object.values(PICTURES).map((picture) =>
    picture
      .split('|')
      .flatMap((line, y) =>
        [...line.matchAll(pattern)].map(({ index, 0: part }): Run => [index, y, part.length]),
      ),
  );

/** The lines that each shape is filled with, and those that it covers with what it encloses. */
export const SHAPE_RUNS = runsOf(/#+/g);
export const HULL_RUNS = runsOf(/#.*#|#/g);

/** Which of {@link SHAPE_RUNS} a mark has: what has become of it, else what it is; of a wall that stands, how it behaves. */
export function shapeOf({ kind, state, verdict = 'undecided' }: FlowMark): number {
  const become = NAMES.indexOf(state);
  const own: Shape = kind === 'wall' ? verdict : kind;
  return become < 0 ? NAMES.indexOf(own) : become;
}
