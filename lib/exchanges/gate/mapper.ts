import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { anyTime } from '../times';
import { futuresMarket } from './futures-market';
import { bodyKind, IGNORED_BODIES, IGNORED_CHANNELS } from './kinds';
import type { GateMarket } from './market';
import { spotMarket } from './spot-market';

export const createFuturesMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new GateReader(futuresMarket, inner));

export const createSpotMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new GateReader(spotMarket, inner));

class GateReader implements MessageReader {
  constructor(
    private readonly market: GateMarket,
    private readonly context: ReaderContext,
  ) {}

  kindOf(message: unknown): string {
    if (isFields(message)) {
      const named = message['channel'] ?? message['method'];
      if (typeof named === 'string') return named.slice(0, 80);
    }
    return bodyKind(message) ?? shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (isFields(message)) {
      if (typeof message['channel'] === 'string') return this.readChannel(message, message['channel']);
      if (typeof message['method'] === 'string') return this.readEarlier(message);
    }
    return this.readBody(message);
  }

  private readChannel(message: Fields, channel: string): readonly MarketEvent[] {
    const { event, error, result } = message;
    const name = this.kindOf(message);
    if (isFields(error)) return this.context.note('error', `${name} ${codeOf(error)}`);
    // Acknowledgements, pongs, and what was asked.
    if (event !== 'update' && event !== 'all') return this.context.note('control', name);
    if (!channel.startsWith(`${this.market.name}.`))
      return this.context.note('ignored', `${name} of another market`);
    if (IGNORED_CHANNELS.has(channel)) return this.context.note('ignored', name);
    const { time_ms: ms, time: seconds } = message;
    const time = anyTime(typeof ms === 'number' && ms > 0 ? ms : seconds, 'time');
    const events = this.market.push({ channel, event, result, time }, this.context);
    return events ?? this.context.note('unknown', name);
  }

  private readEarlier(message: Fields): readonly MarketEvent[] {
    const name = this.kindOf(message);
    if (!this.market.earlier) return this.context.note('ignored', `${name} of another market`);
    return this.market.earlier(message, this.context) ?? this.context.note('unknown', name);
  }

  private readBody(body: unknown): readonly MarketEvent[] {
    const kind = bodyKind(body);
    if (kind === undefined) return this.context.note('unknown', shapeOf(body));
    if (kind === 'error') return this.context.note('error', codeOf(fields(body, 'error')));
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    return (
      this.market.body(kind, body, this.context) ?? this.context.note('ignored', `${kind} of another market`)
    );
  }
}

/** `{code, message}` of the socket, `{label, message}` of REST. */
function codeOf({ code, label }: Fields): string {
  const said = code ?? label;
  return typeof said === 'number' || typeof said === 'string' ? `code ${said}`.slice(0, 40) : 'code ?';
}
