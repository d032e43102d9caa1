/** What the name of a BuildKit vertex (or of a classic builder's step) says. */
export type VertexName =
  /** `[platform stage k/n] INSTRUCTION args`; `stage` is null for a lone stage. */
  | {
      readonly kind: 'step';
      readonly stage: string | null;
      /** Counts from 1 within the stage. */
      readonly k: number;
      readonly n: number;
      readonly onbuild: boolean;
      readonly keyword: string;
      readonly args: string;
    }
  /** Docker's classic builder, `Step k/n : INSTRUCTION args`; k counts every instruction of the file. */
  | { readonly kind: 'classic'; readonly k: number; readonly keyword: string }
  /**
   * Podman, `[s/m] STEP k/n: INSTRUCTION args`; k counts every instruction of the stage from its FROM,
   * and between them the ONBUILD triggers of the base, by which n is larger from step 2 on.
   */
  | {
      readonly kind: 'podman';
      /** From 0; null when the file has one stage. */
      readonly stage: number | null;
      readonly k: number;
      readonly n: number;
      readonly keyword: string;
    }
  /** An external image without a stage part: it serves several stages or a `COPY --from`. */
  | { readonly kind: 'image'; readonly ref: string }
  | { readonly kind: 'internal'; readonly what: string }
  | { readonly kind: 'export' }
  | { readonly kind: 'unknown' };

// Source of the form: prefixCommand in BuildKit's frontend/dockerfile/dockerfile2llb/convert.go. The
// platform (`linux/arm64`, `linux/amd64->arm64`) has a slash, which a stage's name can't have.
const step =
  /^\[(?:[a-z0-9]+\/[^\s\]]+ )?(?:([^\s/\]]+) )? *(\d+)\/(\d+)\] (?:(ONBUILD|LINK) )?(\S+)(?:\s+([\s\S]*))?$/;
const classic = /^Step (\d+)\/\d+ : (\S+)/;
// Source of the form: buildah's stage executor, which prints upper-case.
const podman = /^(?:\[(\d+)\/\d+\] )?STEP (\d+)\/(\d+): (\S+)/;
const internal = /^\[(?:\S+ )?internal\] ([\s\S]*)$/;
const loading =
  /^(?:\[(?:auth|context\b[^\]]*)\] |copy \/context \/|resolve image config for |docker-image:\/\/|importing cache|local:\/\/|https?:\/\/|git:\/\/)/;
const exporting = /^(?:exporting |pushing |sending tarball|writing image|copying files)/;
const image = /^FROM (\S+)/;

/** Reads a vertex's name. Never fails: what is not known is `unknown`. */
export function readVertexName(name: string): VertexName {
  const counted = readCountedStep(name);
  if (counted !== null) return counted;
  const asStep = step.exec(name);
  if (asStep !== null) {
    const [, stage, k, n, tag, keyword, args] = asStep;
    return {
      kind: 'step',
      stage: stage === undefined ? null : stage.toLowerCase(),
      k: Number(k),
      n: Number(n),
      onbuild: tag === 'ONBUILD',
      keyword: (keyword ?? '').toUpperCase(),
      args: args ?? '',
    };
  }
  const what = internal.exec(name)?.[1];
  if (what !== undefined) return { kind: 'internal', what };
  if (loading.test(name)) return { kind: 'internal', what: name };
  if (exporting.test(name)) return { kind: 'export' };
  const ref = image.exec(name)?.[1];
  return ref === undefined ? { kind: 'unknown' } : { kind: 'image', ref };
}

/** A step of a builder that counts instructions, not vertices. */
function readCountedStep(name: string): VertexName | null {
  const asClassic = classic.exec(name);
  if (asClassic !== null) {
    const [, k, keyword = ''] = asClassic;
    return { kind: 'classic', k: Number(k), keyword: keyword.toUpperCase() };
  }
  const asPodman = podman.exec(name);
  if (asPodman === null) return null;
  const [, stage, k, n, keyword = ''] = asPodman;
  return {
    kind: 'podman',
    stage: stage === undefined ? null : Number(stage) - 1,
    k: Number(k),
    n: Number(n),
    keyword: keyword.toUpperCase(),
  };
}
