/** Cuts text that comes in any pieces into lines. */
export interface LineCutter {
  /** The lines that are whole now, without their ends. A carriage return within a line starts it anew. */
  push(text: string): string[];
  /** What is left without an end: one line or none. */
  rest(): string[];
}

export function createLineCutter(): LineCutter {
  let open = '';
  return {
    push(text) {
      const lines = (open + text).split('\n');
      open = lines.pop() ?? '';
      return lines.map(lastWritten);
    },
    rest() {
      const line = lastWritten(open);
      open = '';
      return line === '' ? [] : [line];
    },
  };
}

/** What a terminal would show: progress bars write their line again after a carriage return. */
function lastWritten(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  return text.slice(text.lastIndexOf('\r') + 1);
}
