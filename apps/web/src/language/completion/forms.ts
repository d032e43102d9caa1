import type { Text } from '@stagecraft/dockerfile';
import { signalReference } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, WORD_TAIL, type Ask } from './ask.ts';
import type { ArgumentPlace } from './place.ts';

interface Form {
  readonly label: string;
  readonly insert: string;
  readonly text: Text;
}

const COMMAND_FORMS: readonly Form[] = [
  {
    label: '["executable", "argument"]',
    insert: '["${1:executable}"$2]$0',
    text: { en: 'exec form: signals reach the program', 'zh-CN': 'exec 形式：信号能送达程序' },
  },
  {
    label: 'exec command',
    insert: 'exec ${1:command}$0',
    text: {
      en: 'shell form with variables; exec lets signals through',
      'zh-CN': 'shell 形式，可用变量；exec 让信号送达程序',
    },
  },
];

const SHELL_FORMS: readonly Form[] = [
  {
    label: '["/bin/bash", "-o", "pipefail", "-c"]',
    insert: '["/bin/bash", "-o", "pipefail", "-c"]',
    text: { en: 'a failing pipe fails the RUN', 'zh-CN': '管道中任一命令失败即失败' },
  },
  {
    label: '["/bin/ash", "-eo", "pipefail", "-c"]',
    insert: '["/bin/ash", "-eo", "pipefail", "-c"]',
    text: { en: 'the same on Alpine', 'zh-CN': '同上，用于 Alpine' },
  },
  {
    label: '["/bin/sh", "-c"]',
    insert: '["/bin/sh", "-c"]',
    text: { en: 'the default', 'zh-CN': '默认值' },
  },
  {
    label: '["powershell", "-Command"]',
    insert: '["powershell", "-Command"]',
    text: { en: 'Windows', 'zh-CN': 'Windows' },
  },
];

const HEALTH_FORMS: readonly Form[] = [
  {
    label: 'CMD',
    insert: 'CMD ',
    text: { en: 'a command follows', 'zh-CN': '后接检查命令' },
  },
  {
    label: 'NONE',
    insert: 'NONE',
    text: { en: 'no check, not even the base image’s', 'zh-CN': '不检查，也关闭基础镜像的检查' },
  },
];

const HEALTH_COMMANDS: readonly Form[] = [
  {
    label: 'wget',
    insert: 'wget -qO- http://localhost:${1:8080}/${2:health} || exit 1$0',
    text: { en: 'over HTTP; BusyBox has it', 'zh-CN': '通过 HTTP；BusyBox 自带' },
  },
  {
    label: 'curl',
    insert: 'curl -fsS http://localhost:${1:8080}/${2:health} || exit 1$0',
    text: { en: 'over HTTP; the image must have curl', 'zh-CN': '通过 HTTP；镜像里要有 curl' },
  },
  {
    label: 'pg_isready',
    insert: 'pg_isready -U ${1:postgres} || exit 1$0',
    text: { en: 'PostgreSQL', 'zh-CN': 'PostgreSQL' },
  },
];

/** The two forms of CMD and ENTRYPOINT. */
export function commandForms(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  return place.form !== 'word' || place.before.length > 0
    ? []
    : forms(ask, place.start, COMMAND_FORMS);
}

export function shellForms(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  return place.form !== 'word' || place.before.length > 0
    ? []
    : forms(ask, place.start, SHELL_FORMS);
}

/** CMD or NONE, then commands that often check a service. */
export function healthForms(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  if (place.before.length === 0) {
    return forms(ask, place.start, HEALTH_FORMS).map((one) => {
      const word = ask.keyword(one.label);
      const insert = one.insert.replace(one.label, word);
      return { ...one, label: word, insert, ...(one.label === 'CMD' ? { again: true } : {}) };
    });
  }
  const isCommand = place.before.length === 1 && place.before[0]?.toUpperCase() === 'CMD';
  return isCommand ? forms(ask, place.start, HEALTH_COMMANDS) : [];
}

function forms(ask: Ask, start: number, list: readonly Form[]): readonly Completion[] {
  const span = replaceSpan(ask, start, /\w*/);
  return list.map(({ label, insert, text }, index) =>
    item('value', label, span, index, {
      insert,
      detail: ask.say(text),
      ...(insert.includes('$') ? { snippet: true } : {}),
    }),
  );
}

/** Signals for STOPSIGNAL. */
export function signals(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  const span = replaceSpan(ask, place.start, WORD_TAIL);
  return signalReference.map(({ name, number, text }, index) =>
    item('signal', name, span, index, {
      detail: String(number),
      documentation: ask.say(text),
      // Found without SIG too.
      filter: `${name} ${name.slice('SIG'.length)}`,
    }),
  );
}
