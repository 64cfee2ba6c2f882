import { defineConfig, type UserManifest } from 'wxt';
import { DEMO_PORT } from './dev/ports';
import { EXCHANGES } from './lib/exchanges/registry';
import { VENUE_IDS } from './lib/market/venues';
import { sitesOf } from './lib/sites/registry';
import { DEFAULT_SETTINGS } from './lib/storage/settings';

/** The demo build talks to local exchanges and paints on the demo page; nothing else differs. */
const DEMO = 'demo';
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];

/** Typed arrays cross extension messaging from Chrome 148; Firefox has always cloned. */
const CHROME_ONLY = { minimum_chrome_version: '148', message_serialization: 'structured_clone' };

const FIREFOX_ONLY = {
  browser_specific_settings: {
    gecko: {
      id: 'isotherm@isotherm.invalid',
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
} satisfies UserManifest;

const pagesOf = (demo: boolean) => sitesOf({ demo }).flatMap(({ matches }) => matches);

const hostsOf = (wanted: boolean) =>
  VENUE_IDS.filter((id) => DEFAULT_SETTINGS.venues[id] === wanted)
    .flatMap((id) => EXCHANGES[id].hosts)
    .map((host) => `https://${host}/*`);

const COMMANDS = {
  'toggle-order-book': {
    suggested_key: { default: 'Alt+Shift+B' },
    description: 'Show or hide the order book heatmap',
  },
  // Chrome suggests at most four keys; the others can be given by the user.
  'toggle-liquidation': {
    suggested_key: { default: 'Alt+Shift+L' },
    description: 'Show or hide the liquidation map',
  },
  'toggle-open-interest': { description: 'Show or hide open interest' },
  'toggle-volume-profile': { description: 'Show or hide the volume profile' },
  'toggle-funding': { description: 'Show or hide the funding strip' },
  'toggle-sidebar': { description: 'Open or close the checklist beside the chart' },
  'toggle-pause': { suggested_key: { default: 'Alt+Shift+P' }, description: 'Pause or resume all feeds' },
  _execute_action: { suggested_key: { default: 'Alt+Shift+I' } },
} satisfies UserManifest['commands'];

const SCRIPT_WRAPPER = '\0virtual:wxt-unlisted-script-entrypoint?';

/** The framework's wrapper around a script logs its errors; in every frame of a page its bytes are worth more. */
const plainScripts = {
  name: 'plain-scripts',
  enforce: 'pre',
  load: (id: string) =>
    id.startsWith(SCRIPT_WRAPPER)
      ? `import script from ${JSON.stringify(id.slice(SCRIPT_WRAPPER.length))};\nscript.main();`
      : undefined,
} as const;

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: ({ mode }) => ({
    plugins: [plainScripts],
    define: { DEMO_BUILD_PORT: mode === DEMO ? String(DEMO_PORT) : 'undefined' },
  }),
  zip: { includeSources: ['entrypoints', 'components', 'lib', 'dev', 'public', '*.ts', '*.json', '*.md'] },
  hooks: {
    // Plain scripts: the framework's content-script wrapper alone would exceed what a page without a chart may cost.
    'build:manifestGenerated': (wxt, manifest) => {
      const everywhere = {
        matches: pagesOf(wxt.config.mode === DEMO),
        run_at: 'document_start',
        all_frames: true,
        match_origin_as_fallback: true,
      } as const;
      manifest.content_scripts = [
        { ...everywhere, js: ['chart-probe.js'], world: 'MAIN' },
        { ...everywhere, js: ['overlay-loader.js'] },
      ];
    },
  },
  manifest: ({ browser, mode }) => ({
    name: 'Isotherm',
    description: 'Live market heatmaps on the chart you already trade on. Free, local, no account.',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'notifications',
      'scripting',
      'activeTab',
      // Firefox plays sounds in its background page.
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    host_permissions: [...hostsOf(true), ...pagesOf(false), ...(mode === DEMO ? LOOPBACK : [])],
    optional_host_permissions: hostsOf(false),
    commands: COMMANDS,
    web_accessible_resources: [
      {
        resources: ['sidebar.html'],
        matches: pagesOf(mode === DEMO),
        // An address that changes with every session; Firefox gives every installation one of its own.
        ...(browser !== 'firefox' && { use_dynamic_url: true }),
      },
    ],
    action: { default_title: 'Isotherm' },
    ...(browser === 'firefox' ? FIREFOX_ONLY : CHROME_ONLY),
    // Firefox's default MV3 policy upgrades ws://127.0.0.1 to wss://, so local exchanges need this override.
    ...(mode === DEMO && browser === 'firefox'
      ? { content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" } }
      : {}),
  }),
});
