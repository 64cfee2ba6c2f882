import { Switch } from './switch';

interface PopupHeaderProps {
  readonly paused: boolean;
  readonly onPause: (paused: boolean) => void;
}

export function PopupHeader({ paused, onPause }: PopupHeaderProps) {
  return (
    <header class="top">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M1 14c4-5 7 1 10-3s5-4 8-2" />
        <path d="M1 9.5c4-5 7 1 10-3s5-4 8-2" opacity=".6" />
        <path d="M1 18c4-5 7 1 10-3s5-4 8-2" opacity=".3" />
      </svg>
      <h1>Isotherm</h1>
      <Switch label="Paused" checked={paused} onChange={onPause} />
    </header>
  );
}
