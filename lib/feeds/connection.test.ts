import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '../core/assert';
import type { Rest, SocketPlan } from '../exchanges/exchange';
import { Connection, type ConnectionEvents, type Dialect } from './connection';
import { FakeEdges } from './testing/fake-edges';

const PLAN: SocketPlan = {
  key: 'public',
  url: 'wss://venue/ws',
  subscribe: ['one', 'two'],
  pacingMs: 0,
  staleAfterMs: 10_000,
};

const rest: Rest = () => Promise.resolve({});

let edges: FakeEdges;
const events = {
  opened: vi.fn<ConnectionEvents['opened']>(),
  frame: vi.fn<ConnectionEvents['frame']>(),
  dead: vi.fn<ConnectionEvents['dead']>(),
};

function connect(plan: Partial<SocketPlan> = {}, dialect: Partial<Dialect> = {}): Connection {
  const connection = new Connection({ ...PLAN, ...plan }, { rest, ...dialect }, edges, events);
  connection.start();
  return connection;
}

const socket = () => ensureDefined(edges.sockets[0], 'a socket');
const said = () => socket().sent.map(({ text }) => text);

beforeEach(() => {
  edges = new FakeEdges();
  for (const spy of Object.values(events)) spy.mockReset();
});

describe('a connection', () => {
  it('asks for its address where the venue hands one out', async () => {
    connect({ address: () => Promise.resolve('wss://venue/ws?token=1') });
    await edges.clock.advance(0);
    expect(socket().url).toBe('wss://venue/ws?token=1');
  });

  it('is dead when it gets no address, and opens nothing once it was closed', async () => {
    connect({ address: () => Promise.reject(new Error('busy')) });
    await edges.clock.advance(0);
    expect(events.dead).toHaveBeenCalledWith('no address to connect to: busy', false);
    connect({ address: () => Promise.resolve('wss://late') }).close();
    await edges.clock.advance(0);
    expect(edges.sockets).toEqual([]);
  });

  it('leaves a venue alone for as long as it wants after opening', async () => {
    connect({ settleMs: 1_000 });
    socket().open();
    await edges.clock.advance(900);
    expect(said()).toEqual([]);
    await edges.clock.advance(200);
    expect(said()).toEqual(['one', 'two']);
  });

  it('stamps what it says', async () => {
    connect(
      { heartbeat: { everyMs: 500, frame: 'ping' } },
      { stamp: (frame, now) => `${frame}@${now - edges.clock.now()}` },
    );
    socket().open();
    await edges.clock.advance(500);
    expect(said()).toEqual(['one@0', 'two@0', 'ping@0']);
  });

  it('says at once what a frame demands, and hands the frame on', () => {
    connect({}, { demand: (frame) => (frame === 'Ping' ? { say: 'Pong' } : undefined) });
    socket().open();
    socket().message('Ping');
    socket().message('data');
    expect(said()).toEqual(['one', 'two', 'Pong']);
    expect(events.frame.mock.calls).toEqual([['Ping'], ['data']]);
  });

  it('unpacks frames, and hands on what it cannot unpack as nothing', () => {
    connect({}, { compression: 'gzip' });
    expect(socket()).toMatchObject({ binaryType: 'arraybuffer' });
    socket().open();
    socket().message(Uint8Array.from(gzipSync('{"a":1}')).buffer);
    socket().message(new ArrayBuffer(3));
    expect(events.frame.mock.calls).toEqual([['{"a":1}'], [undefined]]);
  });

  it('is ending once the venue says so, and goes on until another takes over', () => {
    const connection = connect({}, { demand: () => 'reconnect' });
    socket().open();
    expect(connection.ending).toBe(false);
    socket().message('maintenance');
    expect(connection.ending).toBe(true);
    expect(events.dead).not.toHaveBeenCalled();
  });
});
