import { formatBytes, formatCount } from '@/components/popup/format';
import type { Imported } from '@/lib/storage/transfer/import-history';
import type { WritableFile } from './ports';

/** What became of an export. */
export const exportedWords = (
  { name, isDownload }: Pick<WritableFile, 'name' | 'isDownload'>,
  bytes: number,
) => `Wrote ${formatBytes(bytes)} to ${name}${isDownload ? ', among your downloads' : ''}.`;

/** That an export failed, and what is left of its file: browsers make it when the user names it, and empty one of that name. */
export const unexportedWords = (file?: Pick<WritableFile, 'name' | 'isDownload'>) =>
  file && !file.isDownload ? `Nothing was exported, ${file.name} is empty.` : 'Nothing was exported.';

/** What an import brought, and what of the file was left out. */
export function importedWords({ columns, known }: Imported): string {
  if (columns === 0 && known === 0) return 'there are no columns in it.';
  if (columns === 0) return `nothing new: ${ofColumns(known)} in it, all ${LEFT_OUT}.`;
  const added = `added ${ofColumns(columns)}`;
  return known === 0 ? `${added}.` : `${added}; ${formatCount(known)} more were left out, ${LEFT_OUT}.`;
}

const LEFT_OUT = 'stored here already or being recorded here just now';

const ofColumns = (count: number) => (count === 1 ? '1 column' : `${formatCount(count)} columns`);
