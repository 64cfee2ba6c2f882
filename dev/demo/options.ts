import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isVenueId, VENUE_IDS, type VenueId } from '../../lib/market/venues';

export interface DemoOptions {
  readonly capture?: string;
  readonly speed: number;
  /** How long it runs; undefined: until the browser is closed. */
  readonly seconds?: number;
  readonly headless: boolean;
  readonly seed: number;
  /** Which local exchanges there are; undefined: the two that are on at first. */
  readonly venues?: readonly VenueId[];
}

export const USAGE = `npm run demo -- [--capture FILE] [--speed N] [--seconds N] [--seed N] [--venues LIST]
  --capture   plays a recorded Binance USD-M market (gzip'd lines of "<receive ns> <frame>") instead of a simulated one
  --speed     market time against wall time, 1 by default
  --seconds   how long to run: 60 without a display, with one until the browser is closed
  --seed      another simulated market
  --venues    "all", or ids of venues separated by commas, instead of the two that are on at first`;

const HEADLESS_SECONDS = 60;
/** Less does not let the overlay find the chart and the wall age. */
const MIN_HEADLESS_SECONDS = 30;

/** @throws Error that says what is wrong with the arguments. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv, platform: string): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      capture: { type: 'string' },
      speed: { type: 'string', default: '1' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: '7' },
      venues: { type: 'string' },
    },
  });
  const headless = !hasDisplay(env, platform);
  const seconds = values.seconds === undefined ? undefined : positive('--seconds', values.seconds);
  const capture = values.capture === undefined ? undefined : path.resolve(values.capture);
  if (capture !== undefined && !existsSync(capture)) throw new Error(`There is no capture ${capture}.`);
  const length = headless ? Math.max(MIN_HEADLESS_SECONDS, seconds ?? HEADLESS_SECONDS) : seconds;
  return {
    headless,
    speed: positive('--speed', values.speed),
    seed: positive('--seed', values.seed),
    ...(length !== undefined && { seconds: length }),
    ...(capture !== undefined && { capture }),
    ...(values.venues !== undefined && { venues: venuesOf(values.venues) }),
  };
}

function venuesOf(text: string): readonly VenueId[] {
  if (text === 'all') return VENUE_IDS;
  return text.split(',').map((id) => {
    if (isVenueId(id)) return id;
    throw new Error(`There is no venue "${id}": all, ${VENUE_IDS.join(', ')}.`);
  });
}

function hasDisplay(env: NodeJS.ProcessEnv, platform: string): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, not "${text}".`);
  return value;
}
