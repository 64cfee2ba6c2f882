import { render } from 'preact';
import { Journal } from '@/components/journal/journal';
import { JournalModel } from '@/components/journal/journal-model';
import { ensureDefined } from '@/lib/core/assert';
import { systemClock } from '@/lib/core/clock';
import { createFile } from '@/lib/platform/create-file';
import { request } from '@/lib/protocol/channel';
import { Database } from '@/lib/storage/database';
import { JournalStore } from '@/lib/storage/journal-store';
import { storedPictures } from './stored-pictures';
import { storedRecords } from './stored-records';

const database = new Database();
const store = new JournalStore(database);
const model = new JournalModel({
  ask: request,
  // Pictures and years of entries are not sent through messages: they are read where they lie.
  heads: store,
  pictures: storedPictures(store, systemClock),
  records: storedRecords(database, systemClock),
  createFile,
  clock: systemClock,
});
render(<Journal model={model} />, ensureDefined(document.getElementById('app'), 'journal root'));
