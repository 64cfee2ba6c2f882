import { once } from 'node:events';

/** One JSON object per line on stdout. Resolves when more may be written. */
export async function writeJson(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}

/** Text for people, on stderr. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A reader that has seen enough closes the pipe: that ends the program and is no failure. */
export function endWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
