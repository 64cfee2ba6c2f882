import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import { type Archive, archiveMapper } from '../archive';
import { type Fields, isAbsent, isFields, list, rowOrRows, text } from '../fields';
import { fundingHoursOf } from '../funding-hours';
import { impliedSymbol } from '../implied-symbol';
import { plain } from '../message-shape';
import { bodyKind, IGNORED_BODIES, IGNORED_TOPICS } from './archive-kinds';
import { INVERSE_CONTRACT_SIZE, linearContractSize } from './contract-sizes';
import { KucoinReader } from './mapper';
import { FUTURES, type KucoinMarket, SPOT } from './markets';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import type { Topic } from './topics';
import { unifiedBook, unifiedChannel, unifiedSymbol } from './unified';

const SUCCESS = '200000';
/** Messages that tell something even where the size of their contract is not known. */
const UNCOUNTED: ReadonlySet<string> = new Set(['instrument', 'fundingRates', 'markPrice']);

/** `XBTUSDTM`, `ETHUSDCM`, and with a delivery date `XBTUSDTM-271231`. */
const LINEAR = /^([A-Z0-9]+?)USD[TC]M(-\d{6})?$/;
/** `XBTUSDM`, and with a delivery month `XBTMM22`. */
const INVERSE = /^[A-Z0-9]+?(USDM(-\d{6})?|M[FGHJKMNQUVXZ]\d{2})$/;
const PAIR = /^[A-Z0-9]+-[A-Z0-9]+$/;

/** What the name of a symbol says; undefined for symbols of another market. */
type Documented = (symbol: string) => Pick<Instrument, 'contract' | 'contractSize'> | undefined;

const documentedFuture: Documented = (symbol) => {
  const coin = LINEAR.exec(symbol)?.[1];
  if (coin !== undefined) return { contract: 'linear', contractSize: linearContractSize(coin) };
  return INVERSE.test(symbol) ? { contract: 'inverse', contractSize: INVERSE_CONTRACT_SIZE } : undefined;
};

const documentedPair: Documented = (symbol) =>
  PAIR.test(symbol) ? { contract: 'spot', contractSize: 1 } : undefined;

const archiveOf = (market: KucoinMarket, documented: Documented): Archive => ({
  contractSize: (symbol) => documented(symbol)?.contractSize ?? NaN,
  createMapper: (context) =>
    archiveMapper(
      context,
      (symbol) => {
        const said = documented(symbol);
        return said && { ...market.defaultInstrument, symbol, ...said };
      },
      (inner) => new ArchiveReader(market, inner),
    ),
});

export const kucoinFuturesArchive = archiveOf(FUTURES, documentedFuture);
export const kucoinSpotArchive = archiveOf(SPOT, documentedPair);

class ArchiveReader extends KucoinReader {
  override kindOf(message: unknown): string {
    if (isFields(message) && typeof message['topic'] !== 'string') {
      const { type, data } = message;
      const unified = unifiedChannel(message);
      if (unified !== undefined) return unified;
      if (typeof type !== 'string' && 'code' in message) return `answer ${bodyKind(data) ?? ''}`.trimEnd();
    }
    return super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return super.read(message);
    const { topic, type, code, data } = message;
    if (type === 'error' || (typeof topic === 'string' && 'data' in message)) return super.read(message);
    if (unifiedChannel(message) !== undefined) return this.readUnified(message);
    if (typeof type === 'string' || typeof code !== 'string') return super.read(message);
    return code === SUCCESS ? this.readBody(data) : this.context.note('error', `code ${plain(code)}`);
  }

  protected override readTopic(topic: Topic, message: Fields): readonly MarketEvent[] {
    return IGNORED_TOPICS.has(topic.name)
      ? this.context.note('ignored', topic.name)
      : super.readTopic(topic, message);
  }

  protected override readData(
    topic: Topic,
    data: Fields,
    contract: Instrument,
    subject: unknown,
  ): readonly MarketEvent[] {
    return topic.name.startsWith('level2Depth')
      ? [stream.wholeBook(data, contract, this.market.venue)]
      : super.readData(topic, data, contract, subject);
  }

  private readUnified(message: Fields): readonly MarketEvent[] {
    const name = this.kindOf(message);
    if (!name.startsWith('obu')) return this.context.note('ignored', name);
    if (`obu.${this.market === FUTURES ? 'FUTURES' : 'SPOT'}` !== name)
      return this.context.note('ignored', `${name} of another category`);
    return this.sized(name, text(unifiedSymbol(message), 's'), (contract) => [
      unifiedBook(message, contract, this.market.venue),
    ]);
  }

  private readBody(data: unknown): readonly MarketEvent[] {
    const kind = bodyKind(data);
    if (kind === undefined) return this.context.note('unknown', 'answer');
    if (kind === 'serverTime' || kind === 'bullet') return this.context.note('control', kind);
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    const now = this.context.now();
    if (kind === 'contracts' && this.market !== FUTURES)
      return this.context.note('ignored', `${kind} of another category`);
    if (kind === 'contracts') return rowOrRows(data, 'data').flatMap((row) => bodies.contractState(row, now));
    if (kind === 'bars') return this.ofBody(kind, undefined, (contract) => this.bars(data, contract));
    const rows = rowOrRows(data, 'data');
    return this.ofBody(kind, rows[0]?.['symbol'], (contract) => this.readRows(kind, rows, contract));
  }

  private bars(data: unknown, contract: Instrument): readonly MarketEvent[] {
    return bodies.bars(list(data, 'data'), contract, this.market, this.context.now());
  }

  private readRows(kind: string, rows: readonly Fields[], contract: Instrument): readonly MarketEvent[] {
    const { venue } = this.market;
    const { symbol } = contract;
    switch (kind) {
      case 'level2':
        return rows.map((row) => stream.wholeBook(row, contract, venue));
      case 'fundingRates':
        return bodies.settledFunding(rows, { symbol, fundingHours: fundingHoursOf(contract) });
      case 'markPrice':
        return rows.map((row) => stream.currentMark(row, symbol));
      case 'openInterest':
        return contract.contract === 'inverse'
          ? this.context.note('ignored', 'openInterest without a price')
          : bodies.openInterestRows(rows, contract);
      default:
        return bodies.trades(rows, contract, venue);
    }
  }

  private ofBody(kind: string, said: unknown, read: (contract: Instrument) => readonly MarketEvent[]) {
    const symbol = isAbsent(said) ? impliedSymbol(this.context, this.market) : text(said, 'symbol');
    return this.sized(kind, symbol, read);
  }

  protected override sized(
    name: string,
    symbol: string,
    read: (contract: Instrument) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    return super.sized(name, symbol, (contract) =>
      Number.isNaN(contract.contractSize) && !UNCOUNTED.has(name)
        ? this.context.note('ignored', `${name} of an unknown contract size`)
        : read(contract),
    );
  }
}
