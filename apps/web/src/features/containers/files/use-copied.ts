import { useState } from 'react';
import { saveAs } from '../../../ui/save-as.ts';
import { dockerWords } from '../docker-words.ts';
import { downloadAddress } from './download.ts';
import type { UploadFile } from './dropped.ts';

interface CopyingContainer {
  readonly id: string;
  readonly name: string;
}

/** Takes a file or a folder out of a container. */
export type Download = (path: string, kind: 'file' | 'folder') => void;

/** What is named to `docker cp`: a folder that was dropped is copied as a whole. */
const sourceOf = ({ name }: UploadFile): string => name.split('/')[0] ?? name;

/**
 * Copies out of a container, and remembers the `docker cp` of what was copied last.
 *
 * @param seen what is looked at; the command is forgotten when that is another
 */
export function useCopied({ id, name }: CopyingContainer, seen: string) {
  const [copied, setCopied] = useState<{ readonly command: string; readonly seen: string }>();
  const download: Download = (path, kind) => {
    saveAs(downloadAddress(id, path), '');
    const words = kind === 'folder' ? dockerWords.copyFolder : dockerWords.copyFrom;
    setCopied({ command: words(name, path), seen });
  };
  const uploaded = (folder: string, files: readonly UploadFile[]): void => {
    const sources = [...new Set(files.map(sourceOf))];
    const commands = sources.map((source) => dockerWords.copyTo(name, source, folder));
    setCopied({ command: commands.join(' && '), seen });
  };
  return { command: copied?.seen === seen ? copied.command : null, download, uploaded };
}
