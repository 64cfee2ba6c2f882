/** How something that takes its time is going, in words. */
export interface Task {
  readonly state: 'idle' | 'busy' | 'done' | 'failed';
  readonly text: string;
}

export const IDLE: Task = { state: 'idle', text: '' };
