import type { ShellLine, SimpleCommand } from '../shell/line.ts';

export type Manager = 'apt' | 'apk' | 'rpm' | 'pip';

/** A line that calls a package manager, written so that it asks nothing and keeps no cache. */
export interface ManagerLine {
  readonly manager: Manager;
  readonly text: string;
  readonly updates: boolean;
  readonly installs: boolean;
  /** Another text than the recorded one. */
  readonly tidied: boolean;
}

interface Rule {
  readonly manager: Manager;
  readonly installs: RegExp;
  readonly updates: RegExp;
  /** An option that is put in where none of its spellings is there. */
  readonly option: string;
  readonly spellings: RegExp;
}

const apt: Rule = {
  manager: 'apt',
  installs: /^(?:install|upgrade|dist-upgrade|full-upgrade|remove|purge|autoremove)$/,
  updates: /^update$/,
  option: '-y',
  spellings: /^(?:-[a-z]*y[a-z]*|-qq|--yes|--assume-yes)$/,
};
const rpm: Rule = {
  manager: 'rpm',
  installs: /^(?:install|update|upgrade|groupinstall|remove|erase)$/,
  updates: /^(?:makecache|check-update)$/,
  option: '-y',
  spellings: /^(?:-[a-z]*y[a-z]*|--assumeyes)$/,
};
const pip: Rule = {
  manager: 'pip',
  installs: /^install$/,
  updates: /^$/,
  option: '--no-cache-dir',
  spellings: /^--no-cache-dir$/,
};
const rules: Readonly<Record<string, Rule>> = {
  apt,
  'apt-get': apt,
  apk: {
    manager: 'apk',
    installs: /^(?:add|upgrade)$/,
    updates: /^update$/,
    option: '--no-cache',
    spellings: /^--no-cache$/,
  },
  yum: rpm,
  dnf: rpm,
  microdnf: rpm,
  pip,
  pip3: pip,
};

interface Call {
  readonly rule: Rule;
  readonly action: 'update' | 'install';
  readonly command: SimpleCommand;
  /** End of the word that says what to do. */
  readonly at: number;
}

function callOf(command: SimpleCommand): Call | null {
  const name = command.words[0]?.text ?? '';
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  const verb = command.words.slice(1).find(({ text }) => !text.startsWith('-'));
  if (rule === undefined || verb === undefined) return null;
  if (rule.updates.test(verb.text)) return { rule, action: 'update', command, at: verb.end };
  return rule.installs.test(verb.text) ? { rule, action: 'install', command, at: verb.end } : null;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

function insertionsOf({ rule, action, command, at }: Call): readonly Insertion[] {
  const words = command.words.map(({ text }) => text);
  const name = command.words[0];
  // apt is meant for people; its own manual advises scripts to call apt-get.
  const script = rule === apt && words[0] === 'apt' && name ? [{ at: name.end, text: '-get' }] : [];
  const isThere = words.some((word) => rule.spellings.test(word));
  return action === 'update' || isThere ? script : [...script, { at, text: ` ${rule.option}` }];
}

/** Reads a line as a call of a package manager; null where it is none, or not for sure. */
export function managerLine(text: string, line: ShellLine): ManagerLine | null {
  if (line.operators.some((operator) => operator !== '&&')) return null;
  const calls = line.commands.flatMap((command) => callOf(command) ?? []);
  const [first] = calls;
  if (first === undefined || calls.some(({ rule }) => rule.manager !== first.rule.manager))
    return null;
  const insertions = calls.flatMap(insertionsOf).toSorted((a, b) => b.at - a.at);
  let tidy = text;
  for (const { at, text: more } of insertions) tidy = tidy.slice(0, at) + more + tidy.slice(at);
  return {
    manager: first.rule.manager,
    text: tidy,
    updates: calls.some(({ action }) => action === 'update'),
    installs:
      line.commands.length > calls.length || calls.some(({ action }) => action === 'install'),
    tidied: insertions.length > 0,
  };
}
