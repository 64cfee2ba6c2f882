import { Sheet } from './sheet';

/** Two canvases on top of each other: what stays, and what follows the pointer. */
export interface Layers {
  readonly box: HTMLElement;
  readonly base: Sheet;
  readonly top: Sheet;
}

/** One row of the table: a pane and the price axis beside it. */
export interface PaneRow {
  readonly row: HTMLElement;
  readonly pane: Layers;
  readonly axis: Layers;
}

export interface Frame {
  readonly root: HTMLElement;
  readonly panes: readonly PaneRow[];
  readonly timeAxis: Layers;
  readonly corner: HTMLElement;
}

export const TIME_AXIS_HEIGHT = 28;

/** Builds the table of a chart under the library's class names, with so many panes. */
export function buildFrame(container: HTMLElement, panes: number): Frame {
  const root = element('div', 'chart-container', container);
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden' });
  const table = element('table', 'chart-markup-table', root);
  Object.assign(table.style, { borderSpacing: '0', borderCollapse: 'separate', tableLayout: 'fixed' });
  const body = element('tbody', '', table);
  const rows = Array.from({ length: panes }, () => buildRow(body));
  const last = element('tr', '', body);
  const timeCell = element('td', 'chart-markup-table time-axis', last);
  const corner = element('td', 'chart-markup-table price-axis-corner', last);
  corner.style.padding = '0';
  const timeAxis = layers(timeCell, 'time-axis-box', 'time-axis', 'ew-resize');
  return { root, panes: rows, timeAxis, corner };
}

function buildRow(body: HTMLElement): PaneRow {
  const row = element('tr', '', body);
  const paneCell = element('td', 'chart-markup-table pane', row);
  const axisCell = element('td', 'chart-markup-table price-axis-container', row);
  return {
    row,
    pane: layers(paneCell, 'chart-gui-wrapper', 'pane', 'crosshair'),
    axis: layers(axisCell, 'price-axis', 'price-axis', 'ns-resize'),
  };
}

function layers(cell: HTMLElement, className: string, name: string, cursor: string): Layers {
  cell.style.padding = '0';
  const box = element('div', className, cell);
  Object.assign(box.style, { position: 'relative', overflow: 'hidden', cursor, touchAction: 'none' });
  return { box, base: new Sheet(box, `${name}-canvas`), top: new Sheet(box, `${name}-top-canvas`) };
}

export function element(tag: string, className: string, parent: HTMLElement): HTMLElement {
  const made = parent.ownerDocument.createElement(tag);
  if (className) made.className = className;
  parent.append(made);
  return made;
}

export function sizeLayers({ box, base, top }: Layers, width: number, height: number): void {
  box.style.width = `${width}px`;
  box.style.height = `${height}px`;
  base.resize(width, height);
  top.resize(width, height);
}
