import { CANDLE_FIELDS } from '../../lib/heatmaps/volume-profile/source';

/** Minutes of a year. */
export const YEAR_MINUTES = 525_600;

export const FIRST_MINUTE = Date.UTC(2025, 0, 1);
export const MINUTE = 60_000;

/** A year of minutes of a market that wanders by 0.06 % a minute, always the same; takers are known. */
export function yearOfCandles(): Float64Array {
  const random = randomOf(3);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rows = new Float64Array(YEAR_MINUTES * CANDLE_FIELDS);
  let price = 50_000;
  for (let minute = 0; minute < YEAR_MINUTES; minute += 1) {
    const open = price;
    price *= Math.exp(normal() * 0.0006);
    const high = Math.max(open, price) * (1 + Math.abs(normal()) * 0.0003);
    const low = Math.min(open, price) * (1 - Math.abs(normal()) * 0.0003);
    const volume = Math.exp(normal() + 2);
    const row = [FIRST_MINUTE + minute * MINUTE, open, high, low, price, volume, volume * random()];
    rows.set(row, minute * CANDLE_FIELDS);
  }
  return rows;
}

/** One number of each candle. */
export const fieldOf = (rows: Float64Array, field: number) =>
  Array.from(
    { length: rows.length / CANDLE_FIELDS },
    (_, index) => rows[index * CANDLE_FIELDS + field] as number,
  );

/** Numbers 0…1 from a linear congruential generator. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
