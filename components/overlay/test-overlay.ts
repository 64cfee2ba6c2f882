import { FakeClock } from '@/lib/core/fake-clock';
import { START } from '@/lib/render/test-scene';
import { fakeCalibration, fakeSymbols } from './fake-ports';
import { createOverlay, type Overlay, type OverlayOptions } from './overlay';
import { BOOK_ONLY } from './test-page';

/** The overlay of a test's document, on a page of BTCUSDT and with the order book alone, but for `options`. */
export const testOverlay = (options: Partial<OverlayOptions> = {}): Overlay =>
  createOverlay({
    document,
    window,
    look: BOOK_ONLY,
    onStyle() {},
    onChecklist() {},
    onCell: () => Promise.resolve({ split: [] }),
    onReport() {},
    clock: new FakeClock(START + 10_000),
    symbols: fakeSymbols(),
    calibration: fakeCalibration(),
    ...options,
  });
