import type { SessionInput } from '../types.ts';
import { readLine, type SimpleCommand } from '../shell/line.ts';
import { homeOf, pathOf } from '../shell/words.ts';
import type { Sorted } from './sort.ts';

const names = ({ words }: SimpleCommand): readonly string[] => words.map(({ text }) => text);

/** The paths that a command makes, where it does nothing else; null for every other command. */
function makes(command: SimpleCommand): readonly string[] | null {
  const [name, ...rest] = names(command);
  if (name === 'touch' || name === 'mkdir') {
    const made = rest.filter((word) => !word.startsWith('-'));
    return made.length === rest.length || rest[0] === '-p' ? made : null;
  }
  return (name === 'echo' || name === 'printf') && command.targets.length > 0
    ? command.targets
    : null;
}

function removes(command: SimpleCommand): readonly string[] | null {
  const [name, ...rest] = names(command);
  return name === 'rm' || name === 'rmdir' ? rest.filter((word) => !/^-[rRfv]+$/.test(word)) : null;
}

/** The absolute paths that a line makes or removes; null where it does other things, or they are not plain. */
function effect(
  input: SessionInput,
  index: number,
  read: (command: SimpleCommand) => readonly string[] | null,
): readonly string[] | null {
  const { text, directory, user } = input.commands[index] ?? { text: '', directory: '/', user: '' };
  const line = readLine(text);
  const [command, ...more] = line?.commands ?? [];
  if (command === undefined || more.length > 0 || line?.substitutes) return null;
  const written = read(command);
  if (written === null || written.length === 0) return null;
  const paths = written.map((word) => pathOf(word, directory, homeOf(user)));
  return paths.some((path) => path === null) ? null : paths.flatMap((path) => path ?? []);
}

const lastPart = (path: string): string => path.replace(/^.*\//, '');

/**
 * Commands that later ones undid wholly: a path was made and removed, nothing else names it, and in the
 * end the container has no change there.
 *
 * @returns their places, those of the undoing commands among them
 */
export function undoneCommands(
  input: SessionInput,
  sorted: readonly Sorted[],
): ReadonlySet<number> {
  const undone = new Set<number>();
  const runs = sorted.flatMap(({ kind }, index) => (kind === 'run' ? [index] : []));
  for (const remover of runs) {
    const paths = effect(input, remover, removes);
    if (paths === null) continue;
    const maker = runs.findLast((index) => {
      const made = index < remover ? effect(input, index, makes) : null;
      return (
        made !== null && made.length === paths.length && made.every((path) => paths.includes(path))
      );
    });
    if (maker === undefined || undone.has(maker)) continue;
    const isNamed = input.commands.some(
      ({ text }, index) =>
        index !== maker && index !== remover && paths.some((path) => text.includes(lastPart(path))),
    );
    const isLeft = input.changes.some((change) =>
      paths.some(
        (path) =>
          `${change.path}/`.startsWith(`${path}/`) ||
          // `mkdir -p` made more than the folder that went.
          (change.change === 'added' && path.startsWith(`${change.path}/`)),
      ),
    );
    if (isNamed || isLeft) continue;
    undone.add(maker).add(remover);
  }
  return undone;
}
