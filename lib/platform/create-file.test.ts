// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '../core/assert';
import { createFile } from './create-file';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A place on disk as the File System Access API gives it. */
class FakeHandle {
  readonly name = 'chosen.isotherm';
  readonly written: Blob[] = [];
  end = '';
  failure: Error | undefined;

  readonly createWritable = async () => ({
    write: async (blob: Blob) => {
      if (this.failure) throw this.failure;
      this.written.push(blob);
    },
    close: async () => void (this.end = 'closed'),
    abort: async () => void (this.end = 'aborted'),
  });
}

describe('where the user can be asked', () => {
  const asked: unknown[] = [];
  let handle = new FakeHandle();

  const answer = (picker: () => Promise<FakeHandle>) =>
    vi.stubGlobal('showSaveFilePicker', (options: unknown) => {
      asked.push(options);
      return picker();
    });

  beforeEach(() => {
    asked.length = 0;
    handle = new FakeHandle();
    answer(async () => handle);
  });

  it('asks in the same turn, and writes what comes in few large parts', async () => {
    const creating = createFile('offered.isotherm');
    expect(asked).toEqual([{ suggestedName: 'offered.isotherm' }]);
    const file = ensureDefined(await creating, 'the file');
    expect(file).toMatchObject({ name: 'chosen.isotherm', isDownload: false });
    for (let part = 0; part < 100; part += 1) await file.write(new Uint8Array(100_000).fill(part));
    expect(handle.written).toHaveLength(2);
    await file.close();
    expect(handle.end).toBe('closed');
    const bytes = new Uint8Array(await new Blob(handle.written).arrayBuffer());
    expect(bytes).toHaveLength(10_000_000);
    expect(bytes.every((byte, at) => byte === Math.floor(at / 100_000))).toBe(true);
  });

  it('writes nothing when the user wants no file', async () => {
    answer(() => Promise.reject(new DOMException('no', 'AbortError')));
    expect(await createFile('offered.isotherm')).toBeUndefined();
  });

  it('says why a place cannot be written to', async () => {
    answer(() => Promise.reject(new DOMException('Not allowed there', 'SecurityError')));
    await expect(createFile('offered.isotherm')).rejects.toThrow('could not be written: Not allowed there');
    answer(async () => handle);
    handle.failure = new DOMException('no', 'QuotaExceededError');
    const file = ensureDefined(await createFile('offered.isotherm'), 'the file');
    await file.write(new Uint8Array(1));
    await expect(file.close()).rejects.toThrow('could not be written: the disk is full');
    await file.abort();
    expect(handle.end).toBe('aborted');
  });
});

describe('where the user cannot be asked', () => {
  it('downloads the file under the name it was given', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const blobs: Blob[] = [];
    const revoked: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:it';
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url));
    const clicks: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicks.push(`${this.download} ${this.href}`);
    });
    const file = ensureDefined(await createFile('offered.isotherm'), 'the file');
    expect(file).toMatchObject({ name: 'offered.isotherm', isDownload: true });
    await file.write(new Uint8Array(5_000_000).fill(1));
    await file.write(new Uint8Array([2]));
    expect(clicks).toEqual([]);
    await file.close();
    expect(clicks).toEqual(['offered.isotherm blob:it']);
    const bytes = new Uint8Array(await ensureDefined(blobs[0], 'the blob').arrayBuffer());
    expect([bytes.length, bytes[0], bytes.at(-1)]).toEqual([5_000_001, 1, 2]);
    expect(revoked).toEqual([]);
    vi.runAllTimers();
    expect(revoked).toEqual(['blob:it']);
  });
});
