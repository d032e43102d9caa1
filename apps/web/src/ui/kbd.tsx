import { Fragment } from 'react';
import { isApple, shortcutKeys } from './shortcut.ts';

/** A shortcut as key caps, named as on this system's keyboard. */
export function Kbd(props: { readonly shortcut: string }) {
  const keys = shortcutKeys(props.shortcut, isApple());
  return (
    <span className="inline-flex shrink-0 items-center gap-0.5">
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 ? <span className="sr-only">+</span> : null}
          <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border border-line bg-canvas px-1 font-sans text-2xs text-muted">
            {key}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
