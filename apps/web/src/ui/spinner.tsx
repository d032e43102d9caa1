import { LoaderCircle } from 'lucide-react';
import { classNames } from './class-names.ts';

/** A turning ring; the words beside it say what is going on. */
export function Spinner(props: { readonly className?: string }) {
  return (
    <LoaderCircle
      aria-hidden
      className={classNames('size-3.5 animate-spin motion-reduce:animate-none', props.className)}
    />
  );
}
