import type { Text } from '../types.ts';
import type { MountKeyReference, ValueKind } from './types.ts';

type Extra = Partial<Pick<MountKeyReference, 'aliases' | 'required' | 'default'>>;

export function key(
  name: string,
  value: ValueKind,
  text: Text,
  { aliases = [], required = false, default: fallback = null }: Extra = {},
): MountKeyReference {
  return { name, aliases, value, required, default: fallback, text };
}

/** Where the mount appears. */
export function target(text: Text, extra: Extra = {}): MountKeyReference {
  const aliases = ['dst', 'destination'];
  return key('target', { kind: 'image-path' }, text, { aliases, ...extra });
}

/** A stage, named context or image to take from. */
export function fromKey(text: Text, fallback: string | null): MountKeyReference {
  return key('from', { kind: 'source' }, text, { default: fallback });
}

export const UID_TEXT: Text = { en: 'Numeric user that owns it.', 'zh-CN': '属主的数字 UID。' };
export const GID_TEXT: Text = { en: 'Numeric group that owns it.', 'zh-CN': '属组的数字 GID。' };
const MODE_TEXT: Text = { en: 'Permissions, octal.', 'zh-CN': '权限，八进制。' };

/** `mode`, `uid` and `gid`. */
export function ownership(mode: string): readonly MountKeyReference[] {
  return [
    key('mode', { kind: 'mode' }, MODE_TEXT, { default: mode }),
    key('uid', { kind: 'number' }, UID_TEXT, { default: '0' }),
    key('gid', { kind: 'number' }, GID_TEXT, { default: '0' }),
  ];
}

export const READ_ONLY = key(
  'readonly',
  { kind: 'boolean' },
  { en: 'The command can’t write there.', 'zh-CN': '命令不能写入。' },
  { aliases: ['ro'], default: 'false' },
);

export const REQUIRED = key(
  'required',
  { kind: 'boolean' },
  {
    en: 'The build fails when it is not given; otherwise the mount is left out.',
    'zh-CN': '没有提供时让构建失败；否则只是不挂载。',
  },
  { default: 'false' },
);
