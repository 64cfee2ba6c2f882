import { ensureDefined } from '../../lib/core/assert';
import type { Bar } from '../simulator/candle-store';

/** Whether `everyMs` have passed since `what` was last due; then it counts from `time` on. */
export function due(sentAt: Map<string, number>, what: string, everyMs: number, time: number): boolean {
  if (time - (sentAt.get(what) ?? 0) < everyMs) return false;
  sentAt.set(what, time);
  return true;
}

/** Which of a stream's bars are to be told: the running one, after the finished one when it was running the last time. */
export function news(latest: readonly Bar[], stream: string, sentAt: Map<string, number>): readonly Bar[] {
  const running = ensureDefined(latest.at(-1), 'a running bar');
  const told = sentAt.get(stream);
  sentAt.set(stream, running.time);
  return latest.filter(({ time }) => time === running.time || time === told);
}
