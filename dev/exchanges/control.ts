import { DEPTH_FAULTS, type DepthFault } from './faults';
import type { LocalVenue, RestReply } from './local-venue';

const USAGE = `{"do": ...} with one of
  drop                         end all connections without a handshake
  stall {on}                   accept, then say nothing
  hold {ms}                    say nothing for so long, then all of it at once
  ${DEPTH_FAULTS.join(' | ')} {times}
                               what happens to the next order-book frames
  http {status, retryAfter, times, path, sockets}
                               refuse REST requests (and handshakes with sockets)
  old-snapshot {times}         the next snapshots are those of this moment
  restart                      sequence numbers start again, lower
  clear                        behave`;

type Command = Readonly<Record<string, unknown>>;

/** Makes a venue misbehave, or behave again, as a posted command says. */
export function control(venue: LocalVenue, command: Command): RestReply {
  const { faults } = venue.wire;
  const times = number(command['times']) ?? 1;
  const what = command['do'];
  if (isDepthFault(what)) faults.addDepth(what, times);
  else if (what === 'drop') venue.wire.dropAll();
  else if (what === 'stall') faults.stalled = command['on'] !== false;
  else if (what === 'hold') venue.wire.hold(number(command['ms']) ?? 5_000);
  else if (what === 'http') faults.setHttp(httpFault(command));
  else if (what === 'old-snapshot') venue.freezeSnapshots(times);
  else if (what === 'restart') venue.restart();
  else if (what === 'clear') faults.clear();
  else return { status: 400, body: USAGE };
  return { status: 200, body: report(venue) };
}

/** What a venue was asked and said so far. */
export const report = ({ ids, wire }: LocalVenue) => ({
  venues: ids,
  ...wire.counters,
  subscriptions: wire.subscriptions(),
  stalled: wire.faults.stalled,
});

function httpFault(command: Command) {
  const retryAfter = number(command['retryAfter']);
  const times = number(command['times']);
  const path = command['path'];
  return {
    status: number(command['status']) ?? 429,
    sockets: command['sockets'] === true,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(times !== undefined && { times }),
    ...(typeof path === 'string' && { path }),
  };
}

const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

const isDepthFault = (value: unknown): value is DepthFault =>
  (DEPTH_FAULTS as readonly unknown[]).includes(value);
