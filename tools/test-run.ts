import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

export interface Run {
  readonly code: number | null;
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  readonly stderr: string;
}

/** Runs the command line; `leave` closes its stdout after the first output. For tests. */
export function isotherm(parameters: readonly string[], input = '', leave = false): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tools/isotherm.ts', ...parameters]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (leave) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = leave ? [] : stdout.split('\n').filter((line) => line !== '');
      resolve({ code, objects: lines.map((line) => JSON.parse(line) as Run['objects'][number]), stderr });
    });
    // The program may end before it has read everything, as it should when its reader leaves.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Writes frames as a capture, a nanosecond apart; gives its path back. */
export function writeCapture(file: string, frames: readonly string[]): string {
  writeFileSync(
    file,
    gzipSync(
      frames.map((frame, index) => `${1_700_000_000_000_000_000n + BigInt(index)} ${frame}\n`).join(''),
    ),
  );
  return file;
}
