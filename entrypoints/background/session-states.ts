import { systemClock } from '@/lib/core/clock';
import { type Kept, KeptStates } from '@/lib/derive/kept-states';
import type { SessionArea } from '@/lib/platform/session-area';

/** States that outlive the worker, written by ourselves in this session of the browser. */
export const sessionStates = <S>(area: SessionArea, key: string, most: number): KeptStates<S> =>
  new KeptStates<S>({
    clock: systemClock,
    memory: area.value(key, (stored) => (stored ?? {}) as Readonly<Record<string, Kept<S>>>),
    most,
  });
