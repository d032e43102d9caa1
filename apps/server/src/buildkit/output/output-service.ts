import type { CallHandler, Call, Method } from '../session/call.ts';
import type { OutputError } from './output-error.ts';
import { receiveTar } from './tar-file.ts';
import { receiveTree } from './tree-receiver.ts';

export interface OutputOptions {
  /** `local`: into a folder; `tar`: one file. The path is absolute and real. */
  readonly kind: 'local' | 'tar';
  readonly path: string;
  onFailure(error: OutputError): void;
  /** Paths of the result that have no meaning as files of this machine. */
  onSkipped(paths: readonly string[]): void;
}

/** The session method by which the engine hands over the result of a build. */
export function outputMethods(options: OutputOptions): ReadonlyMap<string, Method> {
  const { kind, path, onFailure, onSkipped } = options;
  const diffCopy = (call: Call): CallHandler =>
    kind === 'tar'
      ? receiveTar(call, path, onFailure)
      : receiveTree(call, { root: path, onFailure, onSkipped });
  return new Map([['/moby.filesync.v1.FileSend/DiffCopy', diffCopy]]);
}
