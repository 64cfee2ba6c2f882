import type { MarketEvent } from '../market/events';
import type { FrameNote, Mapper, MapperContext } from './exchange';
import { MalformedError } from './fields';
import { parseJson } from './parse-json';

/** The context as readers have it: a note stands for the events that a message did not become. */
export interface ReaderContext extends MapperContext {
  note(kind: FrameNote, name: string): readonly [];
}

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
  createReader: (context: ReaderContext) => MessageReader,
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
      if (TALK.has(frame)) return note('control', frame.toLowerCase());
      const message = parseJson(frame);
      if (message === undefined) return note('malformed', 'not JSON');
      noted = false;
      try {
        const events = reader.read(message);
        return events.length > 0 || noted
          ? events
          : note('ignored', `${reader.kindOf(message)} without news`);
      } catch (error) {
        // A type error is a message that is built of other things than the reader could imagine.
        if (!(error instanceof MalformedError || error instanceof TypeError)) throw error;
        return note('malformed', reader.kindOf(message));
      }
    },
  };
}

/** What venues say in plain text to keep a connection alive. */
const TALK: ReadonlySet<string> = new Set(['ping', 'pong', 'Ping', 'Pong']);
