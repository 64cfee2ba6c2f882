export interface Theme {
  readonly page: string;
  readonly text: string;
  readonly grid: string;
  readonly line: string;
  readonly up: string;
  readonly down: string;
  /** Behind values that rose or fell, on the axes. */
  readonly upLabel: string;
  readonly downLabel: string;
  readonly label: string;
  readonly labelText: string;
}

export type ThemeName = 'light' | 'dark';

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  dark: {
    page: '#0f131b',
    text: '#b6bdca',
    grid: '#191f2a',
    line: '#2a3140',
    up: '#2aa68c',
    down: '#e25562',
    upLabel: '#2aa68c',
    downLabel: '#e25562',
    label: '#3a4252',
    labelText: '#ffffff',
  },
  light: {
    page: '#ffffff',
    text: '#1c222d',
    grid: '#eff1f5',
    line: '#dde1e8',
    up: '#17907a',
    down: '#d93a4a',
    upLabel: '#17907a',
    downLabel: '#d93a4a',
    label: '#1c222d',
    labelText: '#ffffff',
  },
};

const CLEAR = 'rgba(0, 0, 0, 0)';

/** A theme in which candles and grid are invisible, so that nothing but an overlay is bright in the panes. */
export const bareTheme = (theme: Theme): Theme => ({ ...theme, grid: CLEAR, up: CLEAR, down: CLEAR });

/** The library's labels: 12 px of what the system has. */
export const FONT = "12px -apple-system, BlinkMacSystemFont, 'Trebuchet MS', Roboto, Ubuntu, sans-serif";
