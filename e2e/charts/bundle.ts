import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A script of this folder with everything it imports, as one text that runs in a page. */
export async function bundleScript(name: string): Promise<string> {
  const entry = fileURLToPath(new URL(name, import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'script' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${name} was not built`);
  return output.output[0].code;
}
