import type { ContainerOutput } from '../engine/container-engine.ts';

export interface LogLine {
  readonly stream: ContainerOutput['stream'];
  /** Without its line break. */
  readonly text: string;
}

/** Characters of a line that has not ended yet; a longer one is told in pieces. */
const lineLimit = 1024 ** 2;

/** Puts pieces of output together to lines, each stream for itself. */
export function collectLines(tell: (line: LogLine) => void) {
  const open = { stdout: '', stderr: '' };
  return {
    take({ stream, text }: ContainerOutput): void {
      const lines = (open[stream] + text).split('\n');
      open[stream] = lines.pop() ?? '';
      for (const line of lines) tell({ stream, text: line.replace(/\r$/, '') });
      if (open[stream].length <= lineLimit) return;
      tell({ stream, text: open[stream] });
      open[stream] = '';
    },
    /** Nothing comes any more. */
    end(): void {
      for (const stream of ['stdout', 'stderr'] as const) {
        if (open[stream] !== '') tell({ stream, text: open[stream] });
        open[stream] = '';
      }
    },
  };
}
