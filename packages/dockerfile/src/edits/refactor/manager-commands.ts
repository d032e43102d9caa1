import { say } from '../../problems/problem.ts';
import type { DockerfileModel, Instruction, Text } from '../../types.ts';
import type { ManagerCaches } from './caches.ts';
import { scriptOf } from './run-command.ts';
import { readScript } from './shell-script.ts';

type Words = readonly string[];

/** The commands of a RUN, as far as they can be read: what is left out only leads to fewer caches. */
export function commandsOf(model: DockerfileModel, run: Instruction): Words[] {
  const { form, words, heredocs } = run;
  if (form === 'exec') return [words.map(({ value }) => value)];
  const [heredoc] = heredocs;
  if (heredoc === undefined) {
    return (scriptOf(model, run)?.commands ?? []).map((command) => command.words);
  }
  if (words.length > 1) return [];
  const body = model.text.slice(heredoc.bodySpan.start, heredoc.bodySpan.end);
  return body.split('\n').flatMap((line) => {
    const script = readScript(line.trim(), 0, line.trim().length);
    return (script?.commands ?? []).map((command) => command.words);
  });
}

/** Whether a command is one of a package manager that downloads something. */
export function uses({ commands, uses: names }: ManagerCaches, words: Words): boolean {
  const [command = '', ...rest] = asPip(words);
  if (!commands.includes(command)) return false;
  const first = rest.find((word) => !word.startsWith('-')) ?? '';
  return names.length === 0 || names.includes(first);
}

/** `python -m pip …` as `pip …`. */
function asPip(words: Words): Words {
  const [command = '', option, name] = words;
  const isModule = /^python[0-9.]*$/.test(command) && option === '-m' && name === 'pip';
  return isModule ? words.slice(2) : words;
}

/** What in the commands keeps the caches of these managers from being of use. */
export function uselessNotes(used: readonly ManagerCaches[], commands: readonly Words[]): Text[] {
  const notes: Text[] = [];
  const own = commands.filter((words) => used.some((caches) => uses(caches, words)));
  const option = own.flat().find((word) => word === '--no-cache-dir' || word === '--no-cache');
  if (option !== undefined) {
    notes.push(
      say(
        `With ${option} the cache is not used. Take the option away to profit from it.`,
        `使用 ${option} 时不会用到缓存。去掉该选项才能受益。`,
      ),
    );
  }
  const clean = commands.find((words) => empties(words));
  if (clean !== undefined) {
    notes.push(
      say(
        `“${clean.join(' ')}” empties the cache, and is not needed: a cache is not in the image.`,
        `“${clean.join(' ')}”会清空缓存，而且没有必要：缓存不在镜像中。`,
      ),
    );
  }
  return notes;
}

const CLEANING = new Set(['apt-get', 'apt', 'dnf', 'yum', 'microdnf']);

/** Whether a command deletes what a package manager has downloaded. */
function empties(words: Words): boolean {
  const [name = '', first, second] = asPip(words);
  if (CLEANING.has(name)) return words.includes('clean');
  if (name === 'rm') {
    return words.some((word) => /^\/var\/(?:lib\/apt\/lists|cache)(?:\/|$)/.test(word));
  }
  return first === 'cache' && (second === 'clean' || second === 'purge');
}
