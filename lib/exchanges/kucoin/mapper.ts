import { MINUTE_MS } from '../../core/durations';
import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { Mapper, MapperContext } from '../exchange';
import { decimal, fields, type Fields, isFields, list, time } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { fundingHoursOf } from '../funding-hours';
import { plain, shapeOf } from '../message-shape';
import { INTERVALS } from './intervals';
import { FUTURES, type KucoinMarket, SPOT } from './markets';
import { secondsBar } from './rest-bodies';
import * as stream from './stream-events';
import { readTopic, type Topic } from './topics';

export const createFuturesMapper = (context: MapperContext): Mapper => createKucoinMapper(FUTURES, context);
export const createSpotMapper = (context: MapperContext): Mapper => createKucoinMapper(SPOT, context);

const createKucoinMapper = (market: KucoinMarket, context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new KucoinReader(market, inner));

export class KucoinReader implements MessageReader {
  constructor(
    protected readonly market: KucoinMarket,
    protected readonly context: ReaderContext,
  ) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { topic, type } = message;
    if (typeof topic === 'string' && 'data' in message) return readTopic(topic).name;
    return typeof type === 'string' ? type : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { topic, type, code } = message;
    if (type === 'error') return this.context.note('error', `code ${plain(code)}`);
    if (typeof topic === 'string' && 'data' in message) return this.readTopic(readTopic(topic), message);
    return this.context.note(typeof type === 'string' ? 'control' : 'unknown', this.kindOf(message));
  }

  protected readTopic(topic: Topic, message: Fields): readonly MarketEvent[] {
    const { name, market, symbol } = topic;
    if (`kucoin-${market}` !== this.market.venue)
      return this.context.note('ignored', `${name} of another category`);
    return this.sized(name, symbol, (contract) =>
      this.readData(topic, fields(message['data'], 'data'), contract, message['subject']),
    );
  }

  protected readData(
    topic: Topic,
    data: Fields,
    contract: Instrument,
    subject: unknown,
  ): readonly MarketEvent[] {
    const { venue } = this.market;
    switch (topic.name) {
      case 'level2':
        return [
          topic.market === 'futures'
            ? stream.futuresChange(data, contract)
            : stream.spotChanges(data, contract, this.context.now()),
        ];
      case 'execution':
      case 'match':
        return [stream.trade(data, contract, venue)];
      case 'instrument':
        return this.instrument(data, contract, subject);
      case 'candle':
      case 'candles':
        return this.bar(data, contract, topic);
      default:
        return this.context.note('unknown', topic.name);
    }
  }

  private instrument(data: Fields, contract: Instrument, subject: unknown): readonly MarketEvent[] {
    const { symbol } = contract;
    if (subject === 'mark.index.price') return [stream.mark(data, symbol)];
    if (subject === 'funding.rate') return [stream.funding(data, symbol, fundingHoursOf(contract))];
    return this.context.note('unknown', `instrument ${plain(subject)}`.slice(0, 40));
  }

  /** `candle` of futures names its parts and says its length in minutes, `candles` lists them and has it in the topic. */
  private bar(data: Fields, contract: Instrument, { name, interval }: Topic): readonly MarketEvent[] {
    const { candles, granularity } = data;
    const { venue } = this.market;
    const until = this.context.now();
    if (candles === undefined) {
      const { open, high, low, close, volume } = data;
      const parts = { start: time(data['time'], 'time'), open, high, low, close, volume };
      const intervalMs = decimal(granularity, 'granularity', 1, 1e6) * MINUTE_MS;
      return [stream.bar(parts, contract, { venue, intervalMs, until })];
    }
    const intervalMs = INTERVALS.get(interval);
    if (intervalMs === undefined) return this.context.note('ignored', `${name} ${interval}`);
    const parts = secondsBar(list(candles, 'candles'));
    return [stream.bar(parts, contract, { venue, intervalMs, until })];
  }

  /** What is about a contract, by what its sizes count. */
  protected sized(
    name: string,
    symbol: string,
    read: (contract: Instrument) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    const contract = this.context.instruments.get(symbol);
    return contract ? read(contract) : this.context.note('ignored', `${name} of another category`);
  }
}
