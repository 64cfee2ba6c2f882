import type { MarketEvent } from '../market/events';
import type { FrameNote, Mapper, MapperContext } from './exchange';
import { MalformedError } from './fields';

/** How one venue reads a parsed message. */
export interface MessageReader {
  /** What the notes call a message: its kind, without symbol or numbers, so that they can be counted. */
  kindOf(message: unknown): string;
  /** @throws MalformedError when the message is of a kind it knows but not as the protocol has it. */
  read(message: unknown): readonly MarketEvent[];
}

/**
 * The border every frame crosses: broken JSON and malformed messages end here as notes, whole; nothing is thrown, and no
 * frame leaves without an event or a note.
 */
export function frameMapper(
  context: MapperContext,
  createReader: (context: MapperContext) => MessageReader,
): Mapper {
  let noted = false;
  const note = (kind: FrameNote, name: string): readonly [] => {
    noted = true;
    context.note(kind, name);
    return [];
  };
  const reader = createReader({ instruments: context.instruments, now: () => context.now(), note });
  return {
    map(frame) {
      const message = parse(frame);
      if (message === undefined) return note('malformed', 'not JSON');
      noted = false;
      try {
        const events = reader.read(message);
        return events.length > 0 || noted
          ? events
          : note('ignored', `${reader.kindOf(message)} without news`);
      } catch (error) {
        if (!(error instanceof MalformedError)) throw error;
        return note('malformed', reader.kindOf(message));
      }
    },
  };
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame) as unknown;
  } catch {
    return undefined;
  }
}
