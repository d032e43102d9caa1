import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A build that both sides do. */
export interface BuildCase {
  readonly name: string;
  readonly dockerfile: string;
  readonly noCache: boolean;
  /** Fills the context's folder, beside the Dockerfile. */
  readonly fill: (folder: string) => void;
}

/** Marks the images of the measurements, so that exactly they are removed afterwards. */
export const imageLabel = 'stagecraft.bench';

const small = `FROM busybox:1.36 AS build
WORKDIR /src
COPY part-0/file-0 input
RUN for i in 1 2 3 4 5 6 7 8; do sha256sum input; done > sums
RUN sort sums > output

FROM busybox:1.36
LABEL ${imageLabel}=1
COPY --from=build /src/output /output
CMD ["cat", "/output"]
`;
const whole = `FROM busybox:1.36
LABEL ${imageLabel}=1
COPY . /all/
`;

/** `count` files of `size` bytes, 100 to a folder. */
export function fillWith(count: number, size: number): BuildCase['fill'] {
  return (folder) => {
    for (let at = 0; at < count; at += 1) {
      const part = path.join(folder, `part-${String(Math.floor(at / 100))}`);
      if (at % 100 === 0) mkdirSync(part);
      // Different bytes in each file, without randomness.
      writeFileSync(path.join(part, `file-${String(at)}`), Buffer.alloc(size, `${String(at)} `));
    }
  };
}

export const buildCases: readonly BuildCase[] = [
  { name: 'two stages, no cache', dockerfile: small, noCache: true, fill: fillWith(1, 1000) },
  { name: 'two stages, all cached', dockerfile: small, noCache: false, fill: fillWith(1, 1000) },
  {
    name: 'one small file of a 100 MB context, cached',
    dockerfile: small,
    noCache: false,
    fill: fillWith(1000, 100_000),
  },
  {
    name: 'all of a 10 MB context in 1,000 files, no cache',
    dockerfile: whole,
    noCache: true,
    fill: fillWith(1000, 10_000),
  },
];
