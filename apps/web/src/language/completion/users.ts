import type { Text } from '@stagecraft/dockerfile';
import { imageReference } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import { createdAccounts } from './created-users.ts';
import type { ArgumentPlace, ValuePlace } from './place.ts';
import { rootImage } from './stage-folders.ts';

interface Account {
  readonly name: string;
  readonly about: Text;
}

const TAIL = /[^\s,"':]*/;
const ROOT: Account = { name: 'root', about: { en: 'the administrator', 'zh-CN': '管理员' } };

/** Users for USER, and behind a colon groups. */
export function users(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  return accounts(ask, place, (name) => name);
}

/** `user:group` for --chown, and behind the colon groups. */
export function owners(ask: Ask, place: ValuePlace): readonly Completion[] {
  return accounts(ask, place, (name) => `${name}:${name}`);
}

function accounts(
  ask: Ask,
  place: ArgumentPlace | ValuePlace,
  spell: (name: string) => string,
): readonly Completion[] {
  const colon = place.typed.indexOf(':');
  const kind = colon < 0 ? 'user' : 'group';
  const start = place.start + colon + 1;
  const span = replaceSpan(ask, start, colon < 0 ? /[^\s,"']*/ : TAIL);
  return known(ask, place, kind).map(({ name, about }, index) =>
    item('user', colon < 0 ? spell(name) : name, span, index, { detail: ask.say(about) }),
  );
}

/** Those the text makes, those the base image is known or supposed to have, root. */
function known(
  ask: Ask,
  place: ArgumentPlace | ValuePlace,
  kind: 'user' | 'group',
): readonly Account[] {
  const made = createdAccounts(ask, place.stage, place.instruction);
  const own = made.filter((account) => account.kind === kind);
  // A new user has a group of its own name, unless it was told otherwise.
  const created = kind === 'group' ? [...own, ...made.filter((one) => one.kind === 'user')] : own;
  const all: Account[] = [
    ...created.map(({ name, line }) => ({
      name,
      about: { en: `created in line ${line}`, 'zh-CN': `在第 ${line} 行创建` },
    })),
    ...ofImage(ask, rootImage(ask.input.graph, place.stage)),
    ROOT,
  ];
  const names = new Set<string>();
  return all.filter(({ name }) => !names.has(name) && names.add(name));
}

function ofImage(ask: Ask, ref: string | null): readonly Account[] {
  if (ref === null) return [];
  const fact = ask.facts.get({ kind: 'image', ref });
  const user = fact?.image?.user.split(':')[0] ?? '';
  const repository = ref.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const entry = imageReference.find(
    ({ name }) => name === repository || `docker.io/library/${name}` === repository,
  );
  const supposed = [...(entry?.users ?? []), 'nobody'];
  return [
    ...(user === '' || user === 'root'
      ? []
      : [{ name: user, about: { en: `the user of ${ref}`, 'zh-CN': `${ref} 的默认用户` } }]),
    ...supposed.map((name) => ({
      name,
      about: {
        en: 'by convention; not checked in the image',
        'zh-CN': '按惯例存在，未在镜像中核实',
      },
    })),
  ];
}
