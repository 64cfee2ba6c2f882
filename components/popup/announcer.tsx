import { useEffect, useRef, useState } from 'preact/hooks';

interface AnnouncerProps {
  /** What is the case now, one sentence for each thing that can change. */
  readonly facts: ReadonlyMap<string, string>;
}

/** Reads out, to a screen reader only, the facts that changed since the last time; the first ones it keeps to itself. */
export function Announcer({ facts }: AnnouncerProps) {
  const knownRef = useRef<ReadonlyMap<string, string>>(new Map());
  const [text, setText] = useState('');
  useEffect(() => {
    const changed = [...facts].filter(
      ([key, fact]) => knownRef.current.has(key) && knownRef.current.get(key) !== fact,
    );
    knownRef.current = new Map([...knownRef.current, ...facts]);
    if (changed.length > 0) setText(changed.map(([, fact]) => fact).join('. '));
  }, [facts]);
  return (
    <p class="visually-hidden" role="status">
      {text}
    </p>
  );
}
