import type { EngineProcess, ProcessOutput } from '../engine/process-engine.ts';

/** A shell that has been quiet this long, ms, after it began to write waits for input. */
const quietMs = 300;

const escape = 0x1b;

/** What prompts end with, colours after it aside. */
const promptEnd = new RegExp(String.raw`[#$%>»❯] ?(?:\x1b\[[\d;?]*[a-zA-Z])*$`);

/**
 * A shell at whose first prompt a text is typed, and not run. Whoever types before it gets nothing typed.
 */
export function typeAtPrompt(shell: EngineProcess, text: string): EngineProcess {
  let isDone = false;
  let timer: NodeJS.Timeout | undefined;
  const type = (): void => {
    if (isDone) return;
    isDone = true;
    void shell.write(Buffer.from(text));
  };
  const skip = (): void => {
    isDone = true;
    clearTimeout(timer);
  };

  async function* watched(): AsyncGenerator<ProcessOutput> {
    for await (const piece of shell.output) {
      yield piece;
      if (isDone) continue;
      clearTimeout(timer);
      if (promptEnd.test(Buffer.from(piece.bytes).toString('utf8'))) type();
      else timer = setTimeout(type, quietMs);
    }
    skip();
  }

  return {
    ...shell,
    output: watched(),
    write(bytes) {
      // A terminal answers what the shell asks of it, which nobody typed.
      if (bytes[0] !== escape) skip();
      return shell.write(bytes);
    },
    close() {
      skip();
      return shell.close();
    },
  };
}
