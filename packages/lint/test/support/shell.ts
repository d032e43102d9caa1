import { readScript as read } from '../../src/shell/script.ts';
import { loadShellParser } from '../../src/node.ts';
import type { ScriptReader } from '../../src/file/types.ts';

const parser = await loadShellParser();

/** Reads shell commands as the server and the command line do. */
export const readScript: ScriptReader = (model, instruction) => read(parser, model, instruction);
