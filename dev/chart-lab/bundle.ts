import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A script with everything it imports, as one text that runs in a page. The address is relative to `base`, a module's own. */
export async function bundleScript(address: string, base: string): Promise<string> {
  const entry = fileURLToPath(new URL(address, base));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'script' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${address} was not built`);
  return output.output[0].code;
}
