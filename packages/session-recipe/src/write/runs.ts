import type { RecipeEvidence, RecipeInstruction } from '@stagecraft/contracts';
import type { ManagerLine } from '../sort/managers.ts';
import { chainText, runPart, scriptText, shellWord } from './run-text.ts';

interface Group {
  readonly parts: string[];
  readonly evidence: RecipeEvidence[];
  readonly manager: ManagerLine['manager'] | null;
  /** Where the shell of this RUN is after its parts; null before the first. */
  directory: string | null;
  updated: boolean;
  cleaned: boolean;
}

/** Something to run, as it was recorded. */
export interface RunStep {
  readonly text: string;
  readonly directory: string;
  /** Where the shell was after it. */
  readonly directoryAfter: string;
  readonly evidence: RecipeEvidence;
  readonly manager: ManagerLine | null;
}

interface Repeated {
  readonly text: string;
  readonly names: readonly string[] | null;
  readonly evidence: RecipeEvidence;
}

const cleaning: Readonly<Record<string, string>> = {
  apt: 'rm -rf /var/lib/apt/lists/*',
  rpm: 'yum clean all',
};

const tidy = (manager: string): RecipeEvidence => ({ kind: 'tidy', manager });

/** Whether a text names one of these variables, or calls one of these functions (`name()`). */
const mentions = (text: string, names: readonly string[] | null): boolean =>
  names === null ||
  names.some((name) =>
    name.endsWith('()')
      ? new RegExp(`(?:^|[\\s;&|(])${name.slice(0, -2)}(?![\\w-])`).test(text)
      : new RegExp(`\\$\\{?${name}\\b`).test(text),
  );

function closeGroup(group: Group): RecipeInstruction {
  const command = group.manager === null ? undefined : cleaning[group.manager];
  const tidies =
    command !== undefined && !group.cleaned && (group.manager !== 'apt' || group.updated);
  return {
    text: chainText(tidies ? [...group.parts, command] : group.parts),
    evidence: tidies ? [...group.evidence, tidy(group.manager ?? '')] : group.evidence,
  };
}

/** What is said before a step: state of the shell, then the way to where it stands. */
interface Preparation {
  readonly again: readonly Repeated[];
  readonly moves: readonly string[];
}

/** The RUNs of a proposal. */
export interface Runs {
  run(step: RunStep): void;
  /** Says this again before whatever is run from here on. */
  repeat(text: string, names: readonly string[] | null, evidence: RecipeEvidence): void;
  /** Closes the RUN that is open. */
  flush(): void;
}

/** The package lists that a part needs: whether it fetches them itself, or needs them fetched before it. */
function takeLists(open: Group, manager: ManagerLine | null, fetchedBefore: boolean): void {
  if (manager?.manager !== 'apt') return;
  if (!manager.updates && fetchedBefore && !open.updated) {
    open.parts.push('apt-get update');
    open.evidence.push(tidy('apt'));
  }
  open.updated ||= manager.updates || fetchedBefore;
}

function addPart(open: Group, step: RunStep, text: string, { again, moves }: Preparation): void {
  if (/\/var\/lib\/apt\/lists|\b(?:yum|dnf|microdnf) clean\b/.test(text)) open.cleaned = true;
  open.parts.push(...again.map((entry) => entry.text), ...moves, text);
  open.evidence.push(...again.map(({ evidence }) => evidence), step.evidence);
  if (step.manager?.tidied) open.evidence.push(tidy(step.manager.manager));
  open.directory = step.directoryAfter;
}

/**
 * Puts RUNs together: what is run one after another shares one, a package manager has its own.
 *
 * @param start the working directory in which each begins
 */
export function createRuns(
  shell: 'bash' | 'sh',
  start: string,
  emit: (instruction: RecipeInstruction) => void,
): Runs {
  const repeated: Repeated[] = [];
  let fetchedLists = false;
  let group: Group | null = null;

  const flush = (): void => {
    if (group !== null) emit(closeGroup(group));
    group = null;
  };
  const openGroup = (manager: Group['manager']): Group => {
    if (group !== null && group.manager === manager) return group;
    flush();
    group = { parts: [], evidence: [], manager, directory: null, updated: false, cleaned: false };
    return group;
  };
  const prepare = ({ text, directory }: RunStep, here: string | null): Preparation => ({
    again: here === null ? repeated.filter(({ names }) => mentions(text, names)) : [],
    moves: directory === (here ?? start) ? [] : [`cd ${shellWord(directory)}`],
  });
  const runScript = (step: RunStep, scriptShell: string, text: string): void => {
    flush();
    const { again, moves } = prepare(step, null);
    const before = [
      ...again.map((entry) => entry.text),
      ...moves.map((move) => `${move} || exit 1`),
    ];
    const evidence = [...again.map((entry) => entry.evidence), step.evidence];
    emit({ text: scriptText(scriptShell, before, text), evidence });
  };
  const runPlain = (step: RunStep, text: string): void => {
    // Variables that only the shell has are said at the head of a RUN.
    if (repeated.some(({ names }) => names !== null && mentions(text, names))) flush();
    const open = openGroup(step.manager?.manager ?? null);
    const preparation = prepare(step, open.directory);
    takeLists(open, step.manager, fetchedLists);
    fetchedLists ||= open.updated;
    addPart(open, step, text, preparation);
  };

  return {
    run(step) {
      const part = runPart(step.manager?.text ?? step.text, shell);
      const severalLines = repeated.some(
        (entry) => entry.text.includes('\n') && mentions(step.text, entry.names),
      );
      if (part.kind === 'script') runScript(step, part.shell, part.text);
      else if (severalLines) runScript(step, `/bin/${shell}`, part.text);
      else runPlain(step, part.text);
    },
    repeat(text, names, evidence) {
      flush();
      repeated.push({ text: text.trim().replace(/;$/, ''), names, evidence });
    },
    flush,
  };
}
