import type { ComponentChildren } from 'preact';

interface NoticeProps {
  readonly tone: 'bad' | 'quiet';
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** Says that something is missing or wrong, and what can be done. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}
