import { Notice } from './notice';

interface TroublesProps {
  /** Why the background gives no answer; undefined while it does. */
  readonly silence: string | undefined;
  readonly settingsFailure: string;
  readonly accessFailure: string;
  readonly isPaused: boolean;
}

/** What stands in the way of everything else, said before it. */
export function Troubles({ silence, settingsFailure, accessFailure, isPaused }: TroublesProps) {
  return (
    <>
      {silence !== undefined && (
        <Notice tone="bad" title="The background is not answering">
          <p>
            What is shown may be out of date. It usually comes back within seconds; if not, switch Isotherm
            off and on in the browser’s list of extensions. <small>({silence})</small>
          </p>
        </Notice>
      )}
      {settingsFailure && (
        <Notice tone="bad" title="The last change was not stored">
          <p>{settingsFailure}</p>
        </Notice>
      )}
      {accessFailure && (
        <Notice tone="bad" title="The browser could not ask for access">
          <p>{accessFailure}</p>
        </Notice>
      )}
      {isPaused && (
        <Notice tone="quiet" title="Isotherm is paused">
          <p>No venue is connected and nothing is recorded.</p>
        </Notice>
      )}
    </>
  );
}
