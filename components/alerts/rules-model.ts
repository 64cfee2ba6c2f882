import { signal } from '@preact/signals';
import { messageOf } from '@/components/popup/error-message';
import type { AlertRule } from '@/lib/alerts/rule';
import { rulesOfText, rulesToText } from '@/lib/alerts/rules-file';
import type { HistoryPorts } from '@/components/options/history/ports';
import { IDLE, type Task } from '@/components/popup/task';

const FILE_NAME = 'isotherm-alert-rules.json';
/** Two hundred rules are a tenth of it. */
const MAX_FILE_BYTES = 1e6;

/** Rules on their way to and from files. */
export class RulesModel {
  readonly task = signal<Task>(IDLE);

  constructor(private readonly createFile: HistoryPorts['createFile']) {}

  /** Writes rules to a file of the user's choice. Must be called while a click is being handled. */
  readonly exportAll = async (rules: readonly AlertRule[]): Promise<void> => {
    try {
      const file = await this.createFile(FILE_NAME);
      if (!file) return;
      await file.write(new TextEncoder().encode(rulesToText(rules)));
      await file.close();
      this.task.value = { state: 'done', text: `${file.name} holds your ${rules.length} rules.` };
    } catch (error) {
      this.task.value = { state: 'failed', text: messageOf(error) };
    }
  };

  /** The rules of a file; none where it cannot be used, which the task says. */
  readonly importFrom = async (file: File): Promise<readonly AlertRule[]> => {
    try {
      if (file.size > MAX_FILE_BYTES) throw new Error('This file is too large for alert rules.');
      const rules = rulesOfText(await file.text());
      this.task.value = { state: 'done', text: `${rules.length} rules were taken from ${file.name}.` };
      return rules;
    } catch (error) {
      this.task.value = { state: 'failed', text: `${file.name}: ${messageOf(error)}` };
      return [];
    }
  };
}
