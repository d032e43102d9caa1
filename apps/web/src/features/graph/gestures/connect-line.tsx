import type { RefObject } from 'react';

/** The line that is being drawn; its course is set as the pointer moves. */
export function ConnectLine(props: { readonly path: RefObject<SVGPathElement | null> }) {
  return (
    <svg aria-hidden className="graph-connect-line">
      <path ref={props.path} />
    </svg>
  );
}
