import type { Place } from '../rows/types.ts';

/** Where data comes from. */
export type SourceEnd =
  | { readonly kind: 'stage'; readonly stage: number }
  | { readonly kind: 'image'; readonly ref: string }
  | { readonly kind: 'context' };

/** An edge as the text has it. `mount` counts the instruction's mounts. */
export type EdgeText =
  | { readonly kind: 'base'; readonly stage: number }
  | { readonly kind: 'copy'; readonly instruction: number }
  | { readonly kind: 'mount'; readonly instruction: number; readonly mount: number };

/** Gestures on edges. A stage without a name gets one where the edge needs it. */
export type EdgeIntent =
  /** COPY --from=source; from the context without --from. At the stage's end by default. */
  | {
      readonly kind: 'connectCopy';
      readonly source: SourceEnd;
      readonly place: Place;
      readonly sources: readonly string[];
      readonly destination: string;
      /** Other flags as they are written, e.g. `--chown=app`. */
      readonly flags?: readonly string[];
    }
  /** A bind mount of `source` for a RUN. */
  | {
      readonly kind: 'connectMount';
      readonly source: SourceEnd;
      readonly instruction: number;
      readonly target: string;
      /** Path in the source; null is all of it. */
      readonly path: string | null;
    }
  /** Lets the edge begin elsewhere. A base edge: as `setBase`. */
  | { readonly kind: 'rerouteSource'; readonly edge: EdgeText; readonly source: SourceEnd }
  /** Lets a copy end in another stage: the instruction goes there. A mount moves to another RUN. */
  | { readonly kind: 'rerouteTarget'; readonly edge: EdgeText; readonly place: Place }
  /** Takes away the text that the edges stand for; a base becomes `scratch` only where `scratch` is set. */
  | {
      readonly kind: 'deleteEdges';
      readonly edges: readonly EdgeText[];
      readonly scratch?: true;
    };
