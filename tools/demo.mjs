import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { need, run } from './setup/run.mjs';

// `npm run demo`: sets everything up, builds the demo extension and starts the demo; arguments go to the demo.
try {
  await ensureDependencies();
  const chromium = await ensureChromium();
  await need('Building the extension (demo build)', 'The messages above say why.', 'npx', [
    'wxt',
    'build',
    '--mode',
    'demo',
  ]);
  process.exitCode = await run('npx', ['tsx', 'dev/demo.ts', ...process.argv.slice(2)], {
    env: { ...process.env, CHROMIUM: chromium },
  });
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
