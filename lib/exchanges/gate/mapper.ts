import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { anyTime } from '../times';
import { futuresMarket } from './futures-market';
import type { GateMarket, Push } from './market';
import { spotMarket } from './spot-market';

export const createFuturesMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new GateReader(futuresMarket, inner));

export const createSpotMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new GateReader(spotMarket, inner));

export class GateReader implements MessageReader {
  constructor(
    private readonly market: GateMarket,
    protected readonly context: ReaderContext,
  ) {}

  kindOf(message: unknown): string {
    return isFields(message) && typeof message['channel'] === 'string'
      ? message['channel'].slice(0, 80)
      : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    return isFields(message) && typeof message['channel'] === 'string'
      ? this.readChannel(message, message['channel'])
      : this.context.note('unknown', this.kindOf(message));
  }

  private readChannel(message: Fields, channel: string): readonly MarketEvent[] {
    const { event, error, result } = message;
    const name = this.kindOf(message);
    if (isFields(error)) return this.context.note('error', `${name} ${codeOf(error)}`);
    // Acknowledgements, pongs, and what was asked.
    if (event !== 'update' && event !== 'all') return this.context.note('control', name);
    if (!channel.startsWith(`${this.market.name}.`))
      return this.context.note('ignored', `${name} of another market`);
    const { time_ms: ms, time: seconds } = message;
    const time = anyTime(typeof ms === 'number' && ms > 0 ? ms : seconds, 'time');
    return this.push({ channel, event, result, time }) ?? this.context.note('unknown', name);
  }

  /** Undefined for a channel that is not known. */
  protected push(push: Push): readonly MarketEvent[] | undefined {
    return this.market.push(push, this.context);
  }
}

/** `{code, message}` of the socket, `{label, message}` of REST. */
export function codeOf({ code, label }: Fields): string {
  const said = code ?? label;
  return typeof said === 'number' || typeof said === 'string' ? `code ${said}`.slice(0, 40) : 'code ?';
}
