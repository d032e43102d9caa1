import type { Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { UploadFile } from './dropped.ts';
import { newTransferId } from './transfer-id.ts';

interface Upload {
  readonly done: number;
  readonly total: number;
  /** The file that is on its way. */
  readonly name: string;
}

/** Puts files into a folder of a container, one after another; stops at the first that is refused. */
export function useUpload(container: string, onDone: () => void) {
  const ask = useAppStore((state) => state.askRecords);
  const [upload, setUpload] = useState<Upload | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (folder: string, files: readonly UploadFile[]): Promise<void> => {
    setProblem(null);
    for (const [done, { name, file }] of files.entries()) {
      setUpload({ done, total: files.length, name });
      const query = { path: folder, as: 'file', name, transfer: newTransferId() };
      const answer = await ask('uploadToContainer', { params: { id: container }, query, file });
      if (!answer.ok) {
        setProblem(answer.problem);
        break;
      }
    }
    setUpload(null);
    onDone();
  };
  return { upload, problem, start };
}
