// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type FakeSymbols, fakeSymbols } from './fake-ports';
import { isShown, PanelPage, press, pressOn } from './panel-page';

let on: PanelPage;

const entry = () => on.page.find('.card input[list]') as HTMLInputElement;
const words = () => on.page.find('.section').textContent;

async function chooseVenue(venue: string): Promise<void> {
  const select = on.page.find('.card select') as HTMLSelectElement;
  select.value = venue;
  select.dispatchEvent(new Event('change'));
  await Promise.resolve();
  await Promise.resolve();
}

describe('panel', () => {
  it('is not made before it is opened', () => {
    on = new PanelPage();
    expect(on.page.findAll('.card')).toHaveLength(0);
    expect(on.focused).toBeUndefined();
  });

  it('says what was read, and takes the place of the chip', () => {
    on = new PanelPage();
    on.open();
    expect(on.card.textContent).toContain('Axes read from their labels, prices within ±0.5 px.');
    expect(on.card.textContent).toContain('The day is read from a date on the axis');
    expect(on.card.textContent).toContain('Binance USD-M BTCUSDT, as the page says.');
    expect(isShown(on.page.find('.chip'))).toBe(false);
    expect(on.focused).toBe(on.card);
    expect(on.card.getAttribute('role')).toBe('dialog');
  });

  it('follows the state while it is open', () => {
    on = new PanelPage();
    on.open();
    on.overlay.show(on.page.unlocked('parked', 'The prices do not fit', true));
    expect(on.card.textContent).toContain('The prices do not fit');
    expect(on.card.className).toContain('warn');
  });

  it.each([
    ['Escape', () => press('Escape')],
    ['its button', () => on.button('×').click()],
    ['a press on the page', () => pressOn(document.body)],
  ])('closes on %s, and opens again', (_, close) => {
    on = new PanelPage();
    on.open();
    close();
    expect(isShown(on.card)).toBe(false);
    expect(isShown(on.page.find('.chip'))).toBe(true);
    on.open();
    expect(isShown(on.card)).toBe(true);
  });

  it('stays on a press on our own controls, and on other keys', () => {
    on = new PanelPage();
    on.open();
    pressOn(on.page.hosts[1]);
    press('a');
    expect(isShown(on.card)).toBe(true);
  });

  it('takes no keyboard from a page that was turned to', () => {
    on = new PanelPage();
    on.open();
    pressOn(document.body);
    expect(on.focused).toBe(on.card);
    expect(isShown(on.page.find('.chip'))).toBe(true);
  });

  it('keeps what is typed in it from the page', () => {
    on = new PanelPage();
    on.open();
    const heard = vi.fn<() => void>();
    document.addEventListener('keydown', heard);
    const init = { key: 'e', bubbles: true, composed: true };
    on.page.find('.card input').dispatchEvent(new KeyboardEvent('keydown', init));
    expect(heard).not.toHaveBeenCalled();
  });

  it('leaves nothing behind when the overlay goes', () => {
    const listening = vi.spyOn(window, 'addEventListener').mockClear();
    on = new PanelPage();
    on.calibrate();
    on.overlay.destroy();
    expect(on.page.hosts).toHaveLength(0);
    const signals = listening.mock.calls.map(
      ([, , options]) => typeof options === 'object' && options.signal,
    );
    expect(signals.length).toBeGreaterThan(3);
    expect(signals.every((signal) => signal && signal.aborted)).toBe(true);
  });
});

describe('panel, symbol', () => {
  it('lists the instruments of the venue that is chosen', async () => {
    on = new PanelPage();
    on.open();
    await chooseVenue('bybit-linear');
    const options = on.page.findAll('datalist option') as HTMLOptionElement[];
    expect(options.map(({ value, textContent }) => `${value} ${textContent}`)).toEqual([
      'ETHUSD ETH/USD',
      'ETHUSDT ETH/USDT',
    ]);
  });

  it('chooses what is picked, not what a typed symbol begins with', async () => {
    on = new PanelPage();
    on.open();
    await chooseVenue('bybit-linear');
    entry().value = 'ETHUSD';
    entry().dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
    expect(on.symbols.choices).toEqual([]);
    entry().value = 'ethusdt';
    entry().dispatchEvent(new Event('change'));
    expect(on.symbols.choices).toEqual([{ venue: 'bybit-linear', symbol: 'ETHUSDT', market: 'ETH-USDT' }]);
    expect(words()).toContain('Bybit Linear ETHUSDT, chosen by hand.');
  });

  it('chooses at once what is picked from the list', async () => {
    on = new PanelPage();
    on.open();
    await chooseVenue('bybit-linear');
    entry().value = 'ETHUSDT';
    entry().dispatchEvent(new InputEvent('input', { inputType: 'insertReplacementText' }));
    expect(on.symbols.choices).toHaveLength(1);
  });

  it('goes back to what the page says', () => {
    on = new PanelPage({ symbols: fakeSymbols({ chosen: true }) });
    on.open();
    on.button('As the page says').click();
    expect(on.symbols.choices).toEqual([undefined]);
  });

  it('refuses a symbol that the venue does not have', async () => {
    on = new PanelPage();
    on.open();
    await chooseVenue('bybit-linear');
    entry().value = 'DOGE';
    entry().dispatchEvent(new Event('change'));
    expect(on.symbols.choices).toEqual([]);
    expect(words()).toContain('No instrument of this venue is called DOGE.');
    expect(entry().getAttribute('aria-invalid')).toBe('true');
  });

  it('says when the instruments cannot be loaded, and tries again', async () => {
    const load = vi.fn<FakeSymbols['instruments']>().mockRejectedValue(new Error('gone'));
    on = new PanelPage({ symbols: { ...fakeSymbols(), instruments: load } });
    on.open();
    await chooseVenue('bybit-linear');
    await Promise.resolve();
    expect(words()).toContain('could not be loaded');
    entry().dispatchEvent(new Event('focus'));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it.each([
    [{ known: false }, 'The page does not say which market this is.'],
    [{ foreign: 'Kraken' }, 'Prices of Kraken are not recorded: those of Binance USD-M stand in.'],
  ])('says when the page shows %j', (change, text) => {
    on = new PanelPage({ symbols: fakeSymbols(change) });
    on.open();
    expect(words()).toContain(text);
  });
});
