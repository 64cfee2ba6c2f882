import { MINUTE_MS } from '@/lib/core/durations';
import { signal } from '@preact/signals';
import { messageOf } from '@/components/popup/error-message';
import { formatBytes } from '@/components/popup/format';
import { Poll } from '@/components/popup/poll';
import type { TierUsage } from '@/lib/storage/pyramid/usage';
import type { ExportQuery } from '@/lib/storage/transfer/export-history';
import { exportName } from './export-text';
import type { HistoryPorts, WritableFile } from './ports';
import { IDLE, type Task } from '@/components/popup/task';
import { exportedWords, importedWords, unexportedWords } from './transfer-words';

/** Measuring reads a little of everything that is stored. */
const MEASURE_MS = MINUTE_MS;

/** No file that has any history is so short: its frame and the shortest record take more. */
const LEAST_BYTES = 64;

/** What is stored, and how the file that is being written or read is going. */
export class HistoryModel {
  readonly usage: Poll<readonly TierUsage[]>;
  readonly exporting = signal<Task>(IDLE);
  readonly importing = signal<Task>(IDLE);

  constructor(private readonly ports: HistoryPorts) {
    this.usage = new Poll(() => ports.history.usage(), ports.clock);
  }

  /** Epoch ms. */
  get now(): number {
    return this.ports.clock.now();
  }

  /** Measures now and from time to time; the returned function stops that. */
  start(): () => void {
    this.usage.tick();
    return this.ports.clock.every(MEASURE_MS, () => this.usage.tick());
  }

  /** Writes history to a file of the user's choice. Must be called while a click is being handled. */
  readonly exportTo = async (query: ExportQuery): Promise<void> => {
    // Browsers let only the turn of the click ask for a file.
    const creating = this.ports.createFile(exportName(query));
    this.exporting.value = { state: 'busy', text: 'Waiting for your choice of a file…' };
    try {
      const file = await creating;
      this.exporting.value = file ? await this.write(file, query) : IDLE;
    } catch (error) {
      this.exporting.value = { state: 'failed', text: `${unexportedWords()} ${messageOf(error)}` };
    }
  };

  /** Adds what is missing here from a file that was exported. */
  readonly importFrom = async (file: File): Promise<void> => {
    const { name, size } = file;
    let isSound = false;
    this.importing.value = { state: 'busy', text: `Checking ${name}, ${formatBytes(size)}…` };
    try {
      const imported = await this.ports.history.take(file, () => {
        isSound = true;
        this.importing.value = { state: 'busy', text: `${name} is whole; adding what is missing here…` };
      });
      this.importing.value = { state: 'done', text: `${name}: ${importedWords(imported)}` };
    } catch (error) {
      const outcome = isSound
        ? 'A part of it may have been added. Import it again to go on: nothing is added twice.'
        : 'Nothing of it was added.';
      this.importing.value = { state: 'failed', text: `${name}: ${messageOf(error)} ${outcome}` };
    }
    this.usage.tick();
  };

  private async write(file: WritableFile, query: ExportQuery): Promise<Task> {
    try {
      const bytes = await this.writeParts(file, query);
      if (bytes >= LEAST_BYTES) {
        await file.close();
        return { state: 'done', text: exportedWords(file, bytes) };
      }
      await file.abort();
      return { state: 'failed', text: `${unexportedWords(file)} Nothing of what you chose is stored.` };
    } catch (error) {
      // What went wrong first is what the user must know.
      await file.abort().catch(() => {});
      return { state: 'failed', text: `${unexportedWords(file)} ${messageOf(error)}` };
    }
  }

  /** Resolves to how many bytes were written. */
  private async writeParts(file: WritableFile, query: ExportQuery): Promise<number> {
    let bytes = 0;
    for await (const part of this.ports.history.read(query)) {
      await file.write(part);
      bytes += part.length;
      this.exporting.value = { state: 'busy', text: `Writing ${file.name}: ${formatBytes(bytes)}…` };
    }
    return bytes;
  }
}
