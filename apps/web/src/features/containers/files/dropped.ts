/** A file that is to be uploaded, with its path in the folder that was dropped or chosen. */
export interface UploadFile {
  /** `/` as separator. */
  readonly name: string;
  readonly file: File;
}

function readFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A browser gives the entries of a folder in parts, until it gives none. */
async function readFolder(entry: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function filesOf(entry: FileSystemEntry, before: string): Promise<readonly UploadFile[]> {
  const name = `${before}${entry.name}`;
  if (entry instanceof FileSystemFileEntry) return [{ name, file: await readFile(entry) }];
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const inside = await readFolder(entry);
  return (await Promise.all(inside.map((one) => filesOf(one, `${name}/`)))).flat();
}

/** The files of a drop, those in folders included. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly UploadFile[]> {
  // The list is emptied once the event is over: entries are taken before anything is waited for.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const known = entries.filter((entry) => entry !== null);
  if (known.length > 0) return (await Promise.all(known.map((one) => filesOf(one, '')))).flat();
  return [...transfer.files].map((file) => ({ name: file.name, file }));
}

/** The files of a chooser; one of folders tells where in the folder each is. */
export function chosenFiles(list: FileList): readonly UploadFile[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}
