import { createShellParser, readScript, type ScriptReader } from '@stagecraft/lint';
import bashWasm from 'tree-sitter-bash/tree-sitter-bash.wasm?url';
import runtimeWasm from 'web-tree-sitter/web-tree-sitter.wasm?url';

/** Loads what reads shell commands; null where that fails, which the notices tell. */
export async function loadScriptReader(): Promise<ScriptReader | null> {
  try {
    const [runtime, bash] = await Promise.all([bytesOf(runtimeWasm), bytesOf(bashWasm)]);
    const parser = await createShellParser({ runtimeWasm: runtime, bashWasm: bash });
    return (model, instruction) => readScript(parser, model, instruction);
  } catch {
    return null;
  }
}

async function bytesOf(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)}`);
  return new Uint8Array(await answer.arrayBuffer());
}
