import type { Text } from '../types.ts';
import type { LexError } from './lex.ts';

/** A lexer error as a sentence. */
export function explainLexError(error: LexError): Text {
  const { detail } = error;
  switch (error.kind) {
    case 'single-quote':
      return { en: "A ' is never closed.", 'zh-CN': '单引号没有闭合。' };
    case 'double-quote':
      return { en: 'A " is never closed.', 'zh-CN': '双引号没有闭合。' };
    case 'brace':
      return { en: 'A ${ is never closed.', 'zh-CN': '${ 没有闭合的 }。' };
    case 'slash':
      return { en: 'The second / is missing in ${…/…/…}.', 'zh-CN': '${…/…/…} 缺少第二个 /。' };
    case 'substitution':
      return { en: 'There is no variable name after ${.', 'zh-CN': '${ 后面没有变量名。' };
    case 'modifier':
      return {
        en: `Docker does not know \${…${detail}…}.`,
        'zh-CN': `Docker 不支持 \${…${detail}…}。`,
      };
    case 'pattern':
      return {
        en: `The pattern ${detail} has an escape that means nothing.`,
        'zh-CN': `模式 ${detail} 中的转义无效。`,
      };
    case 'unset':
      return { en: `${detail} must be set.`, 'zh-CN': `必须设置 ${detail}。` };
    case 'empty':
      return { en: `${detail} must not be empty.`, 'zh-CN': `${detail} 不能为空。` };
    case 'depth':
      return { en: 'The expansion is too large.', 'zh-CN': '变量展开过于复杂。' };
  }
}
