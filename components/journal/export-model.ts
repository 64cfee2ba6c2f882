import { signal } from '@preact/signals';
import { IDLE, type Task } from '@/components/popup/task';
import { exportedWords, unexportedWords } from '@/components/options/history/transfer-words';
import { messageOf } from '@/components/popup/error-message';
import type { JournalEntry } from '@/lib/journal/entry';
import { csvHead, csvRow } from '@/lib/journal/export/csv';
import { markdownHead, markdownOf } from '@/lib/journal/export/markdown';
import { PICTURE_KINDS } from '@/lib/journal/picture';
import { dataUrl } from './data-url';
import type { JournalPorts } from './ports';

export const FORMATS = ['csv', 'json', 'md'] as const;

export type Format = (typeof FORMATS)[number];

/** Writes entries to a file, one after the other, so that any number of them with their pictures fits in memory. */
export class ExportModel {
  readonly task = signal<Task>(IDLE);

  constructor(private readonly ports: JournalPorts) {}

  /** Must be called while a click is being handled. */
  readonly exportTo = async (format: Format, ids: readonly string[]): Promise<void> => {
    const day = new Date(this.ports.clock.now()).toISOString().slice(0, 10);
    // Browsers let only the turn of the click ask for a file.
    const creating = this.ports.createFile(`isotherm-journal-${day}.${format}`);
    this.task.value = { state: 'busy', text: 'Waiting for your choice of a file…' };
    try {
      const file = await creating;
      if (!file) {
        this.task.value = IDLE;
        return;
      }
      try {
        const bytes = await this.write(format, ids, (part) => file.write(part));
        await file.close();
        this.task.value = { state: 'done', text: exportedWords(file, bytes) };
      } catch (error) {
        // What went wrong first is what the user must know.
        await file.abort().catch(() => {});
        this.task.value = { state: 'failed', text: `${unexportedWords(file)} ${messageOf(error)}` };
      }
    } catch (error) {
      this.task.value = { state: 'failed', text: `${unexportedWords()} ${messageOf(error)}` };
    }
  };

  /** Resolves to how many bytes were written. */
  private async write(
    format: Format,
    ids: readonly string[],
    put: (part: Uint8Array) => Promise<void>,
  ): Promise<number> {
    const encoder = new TextEncoder();
    let bytes = 0;
    let done = 0;
    for await (const text of this.parts(format, ids)) {
      const part = encoder.encode(text);
      await put(part);
      bytes += part.length;
      this.task.value = { state: 'busy', text: `Writing entry ${done} of ${ids.length}…` };
      done += 1;
    }
    return bytes;
  }

  private async *parts(format: Format, ids: readonly string[]): AsyncGenerator<string> {
    if (format === 'csv') yield csvHead();
    if (format === 'md') yield markdownHead(ids.length, this.ports.clock.now());
    if (format === 'json') yield '{"version":1,"entries":[\n';
    for (const [index, id] of ids.entries()) {
      const entry = await this.ports.ask('journalEntry', { id });
      if (format === 'csv') yield csvRow(entry);
      else if (format === 'md') yield markdownOf(entry, await this.urlsOf(entry));
      else yield `${index > 0 ? ',\n' : ''}${JSON.stringify(entry)}`;
    }
    if (format === 'json') yield '\n]}\n';
  }

  private async urlsOf({ id, pictures }: JournalEntry) {
    const kept = PICTURE_KINDS.filter((kind) => pictures[kind].kind === 'kept');
    const urls = await Promise.all(
      kept.map(async (kind) => {
        const picture = await this.ports.pictures.load(id, kind);
        return picture ? [[kind, await dataUrl(picture)] as const] : [];
      }),
    );
    return Object.fromEntries(urls.flat());
  }
}
