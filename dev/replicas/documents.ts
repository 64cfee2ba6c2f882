import type { ChartKind, ReplicaName, ReplicaSite } from './sites';

/** The scripts that run in the pages, by kind of chart; whatever frames they make they load themselves. */
const SCRIPTS: Readonly<Record<ChartKind, string>> = {
  'charting-library': 'library-page',
  'lightweight-charts': 'lightweight-page',
  'own-canvas': 'own-canvas-page',
  svg: 'svg-page',
  stacked: 'stacked-page',
  'image-labels': 'image-labels-page',
  game: 'game-page',
};

const SURROUNDINGS = `
    <aside id="market-side">
      <section aria-label="Order book"><h2>Order book</h2><canvas id="ladder"></canvas></section>
      <section aria-label="Depth"><h2>Depth</h2><canvas id="depth" width="244" height="120"></canvas></section>
      <section class="trades" aria-label="Trades"><h2>Trades</h2><table><tbody id="trades"></tbody></table></section>
    </aside>`;

const BAR = `
  <header class="bar">
    <span class="brand" id="brand"></span>
    <nav class="intervals" id="markets" aria-label="Market"></nav>
    <span class="last" id="last">–</span>
    <canvas id="mini" width="120" height="36"></canvas>
  </header>`;

const CHART_SIDE = `
    <section class="chart-side" aria-label="Chart">
      <div class="tools">
        <nav class="intervals" id="intervals" aria-label="Bar length"></nav>
        <nav class="intervals" id="settings" aria-label="Chart settings"></nav>
      </div>
      <div id="chart"></div>
    </section>`;

const STORY = `
  <main class="story">
    <h1>What moved the market this week</h1>
    <p>By 14:05 on Thursday the price had passed 63,500; a week before it had been 61,200.5.</p>
    <div id="chart"></div>
    <p>Volumes were 12.5 % higher than in the week before.</p>
  </main>`;

/** The document of a replica's page. */
export function pageDocument(name: ReplicaName, site: ReplicaSite, nonce: string): string {
  const exchange = `${BAR}<main>${CHART_SIDE}${SURROUNDINGS}</main>`;
  const body = site.kind === 'game' ? '<canvas id="game" width="800" height="500"></canvas>' : exchange;
  return document(name, site.frame === 'cross-origin' ? STORY : body, SCRIPTS[site.kind], nonce);
}

/** The document of a frame that has an address of its own. */
export const frameDocument = (name: ReplicaName, { frame }: ReplicaSite, nonce: string) =>
  document(
    name,
    '<div id="chart" class="full"></div>',
    frame === 'cross-origin' ? 'widget-frame' : 'chart-frame',
    nonce,
  );

const document = (name: ReplicaName, body: string, script: string, nonce: string) => `<!doctype html>
<html lang="en" data-replica="${name}">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>–</title>
  <link rel="stylesheet" href="/pages/chart.css" />
  <link rel="stylesheet" href="/replicas/replica.css" />
  <link rel="icon" href="data:," />
  <script type="module" src="/replicas/scripts/${script}" nonce="${nonce}"></script>
</head>
<body>${body}
</body>
</html>
`;
