import type { PlantedOrder, StoryTruth } from '../../dev/wall-story/labels';
import { LOTS, TICKS } from '../../dev/wall-story/wall-story';
import { type Findings, type FoundOrder, WALL_CLASSES } from './findings';
import { isSame } from './match';

/** Cases of a kind that are told. */
const TOLD = 2;

/** Some of what was missed and of what was seen that was not there, a line each. */
export function describeFailures(
  seed: number,
  { orders }: StoryTruth,
  { orders: found }: Findings,
): readonly string[] {
  return WALL_CLASSES.flatMap((label) => {
    const missed = orders.filter(
      (order) => order.label === label && !found.some((find) => find.label === label && isSame(find, order)),
    );
    const wrong = found.filter(
      (find) =>
        find.label === label &&
        !orders.some((order) => (order.label === label || order.label === 'none') && isSame(find, order)),
    );
    return [
      ...missed
        .slice(0, TOLD)
        .map((order) => `seed ${seed}, ${label} missed: ${planted(order)}; ${seenAs(order, found)}`),
      ...wrong
        .slice(0, TOLD)
        .map((find) => `seed ${seed}, ${label} seen: ${seen(find)}; ${trulyAt(find, orders)}`),
    ];
  });
}

const planted = ({ side, tick, from, to, displayed, executed }: PlantedOrder) =>
  `${side} ${tick / TICKS}, ${(displayed / LOTS).toFixed(1)} BTC shown, ${(executed / LOTS).toFixed(1)} executed, ${seconds(to - from)}`;

const seen = ({ side, low, from, to }: FoundOrder) => `${side} ${low / TICKS}, ${seconds(to - from)}`;

function seenAs(order: PlantedOrder, found: readonly FoundOrder[]): string {
  const labels = new Set(found.filter((find) => isSame(find, order)).map(({ label }) => label));
  return labels.size > 0 ? `seen as ${[...labels].join(', ')}` : 'nothing seen';
}

function trulyAt(find: FoundOrder, orders: readonly PlantedOrder[]): string {
  const labels = new Set(orders.filter((order) => isSame(find, order)).map(({ label }) => label));
  return labels.size > 0 ? `truly ${[...labels].join(', ')}` : 'nobody planted anything there';
}

const seconds = (ms: number) => `${Math.round(ms / 1_000)} s`;
