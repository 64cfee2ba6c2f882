import type { Calibration } from '@/lib/charts/calibration/calibration';
import type { CalibrationPorts } from './calibration-choice';
import type { SymbolPorts } from './symbol-choice';

/** The symbol of a page, and what was chosen instead. */
export interface FakeSymbols extends SymbolPorts {
  readonly choices: Parameters<SymbolPorts['choose']>[0][];
}

/** A page that shows BTCUSDT of Binance; a choice takes effect at once. */
export function fakeSymbols(change: Partial<ReturnType<SymbolPorts['current']>> = {}): FakeSymbols {
  const page = { venue: 'binance-usdm', symbol: 'BTCUSDT', market: 'BTC-USDT', chosen: false } as const;
  const choices: FakeSymbols['choices'] = [];
  return {
    choices,
    current() {
      const choice = choices.at(-1);
      return { ...page, known: true, ...change, ...(choice && { ...choice, chosen: true }) };
    },
    instruments: (venue) =>
      Promise.resolve(
        venue === 'bybit-linear'
          ? [
              { symbol: 'ETHUSD', base: 'ETH', quote: 'USD' },
              { symbol: 'ETHUSDT', base: 'ETH', quote: 'USDT' },
            ]
          : [{ symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT' }],
      ),
    choose: (choice) => void choices.push(choice),
  };
}

export interface FakeCalibration extends CalibrationPorts {
  /** Everything that was put in force or taken out of it. */
  readonly used: (Calibration | undefined)[];
}

/** Calibrations as a session keeps them: the one in force is remembered. */
export function fakeCalibration(kept?: Calibration, inForce?: Calibration): FakeCalibration {
  const used: FakeCalibration['used'] = [];
  const last = (before: Calibration | undefined) => (used.length > 0 ? used.at(-1) : before);
  return {
    used,
    remembered: () => last(kept ?? inForce),
    current: () => last(inForce),
    use: (calibration) => void used.push(calibration),
  };
}
