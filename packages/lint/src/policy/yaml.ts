import type { Span, Text } from '@stagecraft/dockerfile';
import { isAlias, parseDocument, type Document, type ErrorCode, type Node } from 'yaml';

/** Far above what a person writes, in UTF-16 units. */
const MAX_LENGTH = 100_000;
/** Far above what a policy has. The library goes down recursively: at some thousands it ends the process. */
const MAX_DEPTH = 50;

/** A document as the library gives it. */
export type YamlDocument = Document.Parsed;

/** Why a text is not YAML. */
export interface YamlFault {
  readonly span: Span;
  readonly message: Text;
}

/** A text as YAML. */
export interface YamlFile {
  /** What could be read; null where the text is too large. */
  readonly document: YamlDocument | null;
  readonly faults: readonly YamlFault[];
}

/** Reads a text of one YAML document. Never throws. */
export function readYaml(text: string): YamlFile {
  if (text.length > MAX_LENGTH || isDeep(text)) {
    return { document: null, faults: [{ span: { start: 0, end: 0 }, message: TOO_LARGE }] };
  }
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const faults = document.errors.map(({ code, pos: [start, end] }) => ({
    span: { start: Math.min(start, text.length), end: Math.min(Math.max(start, end), text.length) },
    message: FAULTS[code] ?? INVALID,
  }));
  return { document, faults };
}

/** A node itself, or what its alias (`*name`) stands for. */
export function resolved(document: YamlDocument, node: Node): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

/** Where a node stands. */
export function spanOf(node: Node | null | undefined, fallback: Span): Span {
  const range = node?.range;
  return range === null || range === undefined ? fallback : { start: range[0], end: range[1] };
}

function isDeep(text: string): boolean {
  let open = 0;
  let indicators = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '[' || char === '{') open += 1;
    else if (char === ']' || char === '}') open = Math.max(0, open - 1);
    else if (char === '\n') indicators = 0;
    else if ('-?:'.includes(char) && /\s/.test(text[at + 1] ?? '')) indicators += 1;
    if (open > MAX_DEPTH || indicators > MAX_DEPTH) return true;
  }
  return false;
}

function text(en: string, zh: string): Text {
  return { en, 'zh-CN': zh };
}

const TOO_LARGE = text(
  'This file is too long or nested too deep to be a policy; it is not read.',
  '该文件过长或嵌套过深，不像策略文件，未读取。',
);

const INVALID = text('This is not valid YAML.', '这不是有效的 YAML。');

/** The commonest faults in words; the codes are the library's. */
const FAULTS: Partial<Record<ErrorCode, Text>> = {
  BAD_INDENT: text(
    'This line is not indented as its neighbours are.',
    '这一行的缩进与相邻的行不一致。',
  ),
  DUPLICATE_KEY: text('This key is here twice.', '这个键出现了两次。'),
  MISSING_CHAR: text(
    'Something is missing here: a colon, a space, a comma, a quote or a bracket.',
    '此处缺少字符：冒号、空格、逗号、引号或括号。',
  ),
  MULTILINE_IMPLICIT_KEY: text(
    'A key has to stand on one line, with a colon behind it.',
    '键必须写在一行内，后面跟冒号。',
  ),
  MULTIPLE_DOCS: text('Only one document (no ---) is read.', '只读取一个文档（不要用 --- 分隔）。'),
  TAB_AS_INDENT: text(
    'YAML is indented by spaces; this is a tab.',
    'YAML 用空格缩进，此处是制表符。',
  ),
};
