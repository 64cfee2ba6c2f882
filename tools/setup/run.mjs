import { spawn } from 'node:child_process';

/** Runs a command with its output shown; resolves with the exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Runs a command and fails with what to do about it when it does not succeed. */
export async function need(what, remedy, command, args, options) {
  console.log(`▸ ${what}`);
  const code = await run(command, args, options).catch((error) => {
    console.error(error.message);
    return 1;
  });
  if (code !== 0) throw new Error(`${what} failed. ${remedy}`);
}
