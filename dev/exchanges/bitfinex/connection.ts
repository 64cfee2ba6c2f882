import type { Client } from '../wire';
import type { Channel } from './channels';

const TIMESTAMPS = 32_768;
const SEQUENCE = 65_536;
const CHECKSUMS = 131_072;

/** What a venue keeps of one connection: how its messages end, and its channels by their numbers. */
export class Connection {
  flags = 0;
  /** The number of the newest message. */
  sequence = 0;
  readonly channels = new Map<number, Channel>();

  constructor(readonly client: Client) {}

  get wantsChecksums(): boolean {
    return (this.flags & CHECKSUMS) !== 0;
  }

  /** A data message, with what the client wants to have at the end of each. */
  frame(id: number, content: readonly unknown[], time: number): string {
    this.sequence += 1;
    return JSON.stringify([
      id,
      ...content,
      ...((this.flags & SEQUENCE) === 0 ? [] : [this.sequence]),
      ...((this.flags & TIMESTAMPS) === 0 ? [] : [time]),
    ]);
  }
}
