import type { MarketEvent } from '../market/events';
import type { Mapper, MapperContext } from './exchange';
import { MalformedError } from './fields';

/** How one venue reads a parsed message. */
export interface MessageReader {
  /** What the notes call a message: its kind, without symbol or numbers, so that they can be counted. */
  kindOf(message: unknown): string;
  /** @throws MalformedError when the message is of a kind it knows but not as the protocol has it. */
  read(message: unknown): readonly MarketEvent[];
}

/** The border every frame crosses: broken JSON and malformed messages end here as notes, whole; nothing is thrown. */
export function frameMapper(context: MapperContext, reader: MessageReader): Mapper {
  return {
    map(frame) {
      const message = parse(frame);
      if (message === undefined) {
        context.note('malformed', 'not JSON');
        return [];
      }
      try {
        return reader.read(message);
      } catch (error) {
        if (!(error instanceof MalformedError)) throw error;
        context.note('malformed', reader.kindOf(message));
        return [];
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
