import type { Ask } from './ask.ts';
import { lineage } from './stage-folders.ts';

/** A user or a group that a RUN of the stage makes, as far as its text shows. */
export interface CreatedAccount {
  readonly name: string;
  readonly kind: 'user' | 'group';
  /** Line, from 1. */
  readonly line: number;
}

/** Options of useradd and adduser (shadow, Debian, BusyBox) that take the next word as their value. */
const WITH_VALUE =
  /^(?:-[bcdefghkKpsuG]|--(?:uid|gid|home|home-dir|shell|ingroup|gecos|comment|groups|base-dir|password|skel|conf|expiredate|inactive|firstuid|lastuid))$/;

/** Accounts that the RUNs of a stage and of those it is built from make, up to an instruction. */
export function createdAccounts(
  ask: Ask,
  stage: number,
  before: number,
): readonly CreatedAccount[] {
  const { model, graph } = ask.input;
  const found = new Map<string, CreatedAccount>();
  for (const one of lineage(graph, stage)) {
    for (const index of one.instructions) {
      const run = model.instructions[index];
      if (run === undefined || index >= before || run.keyword !== 'RUN') continue;
      const text = model.text.slice(run.contentSpan.start, run.contentSpan.end);
      for (const account of accountsIn(text)) {
        const name = ask.resolver.expand(index, account.name).value;
        if (name === null || !/^[\w][\w.-]*$/.test(name)) continue;
        found.set(`${account.kind} ${name}`, { ...account, name, line: run.firstLine + 1 });
      }
    }
  }
  return [...found.values()];
}

/** Reads the commands of a RUN. */
export function accountsIn(run: string): readonly Pick<CreatedAccount, 'name' | 'kind'>[] {
  if (!/(?:useradd|adduser|groupadd|addgroup)/.test(run)) return [];
  const joined = run.replace(/[\\`][ \t]*\r?\n/g, ' ');
  return joined.split(/&&|\|\||[;|\n]/).flatMap((command) => {
    const words = command
      .replace(/\s#.*$/, '')
      .split(/\s+/u)
      .filter((word) => word !== '');
    const at = words.findIndex((word) =>
      /^(?:\/usr)?(?:\/s?bin\/)?(?:useradd|adduser|groupadd|addgroup)$/.test(word),
    );
    const program = words[at];
    if (program === undefined) return [];
    const kind = /group/.test(program) ? 'group' : 'user';
    const names = positional(words.slice(at + 1), kind);
    const name = program.endsWith('useradd') ? names.at(-1) : names[0];
    return name === undefined ? [] : [{ name, kind } as const];
  });
}

function positional(words: readonly string[], kind: 'user' | 'group'): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word.startsWith('-')) {
      const takes = kind === 'user' ? WITH_VALUE.test(word) : /^(?:-g|-K|-p|--gid)$/.test(word);
      if (takes) at++;
    } else found.push(word.replace(/^["']|["']$/g, ''));
  }
  return found;
}
