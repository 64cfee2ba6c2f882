import { priceText } from '../../charting-library/formats';
import type { OwnPainter, OwnScene } from './own-chart';
import { runOwnPage } from './own-page';
import { shortTime } from './own-time-ticks';

const NAMESPACE = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;

function node(tag: string, attributes: Attributes, ...children: readonly (Node | string)[]): SVGElement {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** A chart of elements with axes as the usual libraries for documents make them: groups moved to their ticks. */
function painter(box: HTMLElement): OwnPainter {
  const root = node('svg', { role: 'img' });
  box.append(root);
  return {
    format: { tick: 0.1, text: (price) => priceText(price, 1) },
    resize(width, height) {
      root.setAttribute('width', String(width));
      root.setAttribute('height', String(height));
      root.setAttribute('viewBox', `0 0 ${width} ${height}`);
    },
    paint(scene) {
      root.replaceChildren(
        node('rect', { width: '100%', height: '100%', fill: scene.theme.page }),
        candlesOf(scene),
        pricesOf(scene),
        timesOf(scene),
      );
    },
  };
}

const AXIS: Attributes = { 'font-size': 12, 'font-family': 'sans-serif', fill: 'none' };

function pricesOf({ prices, theme, width, height }: OwnScene): SVGElement {
  const ticks = prices
    .filter(({ y }) => y >= 0 && y <= height)
    .map(({ y, text }) =>
      node(
        'g',
        { class: 'tick', transform: `translate(0,${y})` },
        node('line', { x2: 6, stroke: theme.line }),
        node('text', { x: 9, dy: '0.32em', fill: theme.text }, text),
      ),
    );
  const attributes = { ...AXIS, class: 'y axis', 'text-anchor': 'start', transform: `translate(${width},0)` };
  return node('g', attributes, ...ticks);
}

function timesOf({ times, theme, height }: OwnScene): SVGElement {
  const ticks = times.map(({ time, x }) =>
    node(
      'g',
      { class: 'tick', transform: `translate(${x},0)` },
      node('line', { y2: 6, stroke: theme.line }),
      node('text', { y: 9, dy: '0.71em', fill: theme.text }, shortTime(time)),
    ),
  );
  const attributes = {
    ...AXIS,
    class: 'x axis',
    'text-anchor': 'middle',
    transform: `translate(0,${height})`,
  };
  return node('g', attributes, ...ticks);
}

function candlesOf({ bars, time, price, theme, width, height }: OwnScene): SVGElement {
  const [first, last] = time.strictRange();
  const half = time.barSpacing * 0.35;
  const shapes: SVGElement[] = [];
  for (let index = Math.max(0, first); index <= last; index += 1) {
    const bar = bars[index];
    if (!bar) continue;
    const x = time.xOf(index);
    const color = bar.close >= bar.open ? theme.up : theme.down;
    const [begin, end] = [price.yOf(bar.open), price.yOf(bar.close)];
    const body = {
      x: x - half,
      y: Math.min(begin, end),
      width: 2 * half,
      height: Math.max(1, Math.abs(end - begin)),
    };
    shapes.push(
      node('line', { x1: x, x2: x, y1: price.yOf(bar.high), y2: price.yOf(bar.low), stroke: color }),
      node('rect', { ...body, fill: color }),
    );
  }
  return node('svg', { class: 'plot', width, height }, ...shapes);
}

await runOwnPage(painter);
