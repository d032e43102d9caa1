import { sourceOf, spanOf, type Edit, type Span } from '@stagecraft/dockerfile';
import { say } from '../text/say.ts';
import type { Finding, Fix } from '../types.ts';
import { offsetBehind, placeFinder } from './positions.ts';
import { CHINESE } from './texts.ts';
import type { CheckedScript, ShellCheckComment, ShellCheckReplacement } from './types.ts';

/**
 * What hadolint leaves out too: a shell that ShellCheck knows by another name, and a `source` whose file
 * is in the image, where ShellCheck can't read it.
 */
const EXCLUDED = new Set([2187, 1090, 1091]);

/** ShellCheck's comments on one script as findings in the file; those on what is not in the file are dropped. */
export function translateComments(
  script: CheckedScript,
  comments: readonly ShellCheckComment[],
): readonly Omit<Finding, 'stage'>[] {
  const find = placeFinder(script);
  return comments.flatMap((comment) => {
    const { code, level, message, fix } = comment;
    const place = EXCLUDED.has(code) ? null : find(comment);
    if (place === null) return [];
    const rule = `SC${String(code)}`;
    const replacements = fix?.replacements ?? [];
    return [
      {
        rule,
        aliases: [],
        severity: level,
        // BuildKit does not ask it.
        isRefused: false,
        span: seen(script, place),
        message: say(message, CHINESE[code] ?? message),
        instruction: script.instruction.index,
        fix: replacements.length === 0 ? null : () => fixOf(script, rule, replacements),
      },
    ];
  });
}

/** Of an empty range the character at it, so that something can be seen. */
function seen({ source }: CheckedScript, { start, end }: Span): Span {
  const from = Math.min(start, Math.max(source.text.length - 1, 0));
  return spanOf(source, start === end ? from : start, start === end ? from + 1 : end);
}

function fixOf(
  script: CheckedScript,
  rule: string,
  replacements: readonly ShellCheckReplacement[],
): Fix | null {
  const find = placeFinder(script);
  const sorted = replacements.toSorted(
    (a, b) => a.line - b.line || a.column - b.column || a.precedence - b.precedence,
  );
  const edits: Edit[] = [];
  for (const replacement of sorted) {
    const edit = editOf(script, find, replacement);
    if (edit === null || edit.start < (edits.at(-1)?.end ?? 0)) return null;
    edits.push(edit);
  }
  return {
    title: say(`Do what ShellCheck proposes for ${rule}`, `采用 ShellCheck 针对 ${rule} 的建议`),
    edits,
    changes: say(
      'The command may do something else where it relied on what is reported.',
      '如果命令依赖所报告的行为，其结果可能改变。',
    ),
  };
}

/** Null where the range is not in the file, or goes over a continuation that would be lost. */
function editOf(
  script: CheckedScript,
  find: ReturnType<typeof placeFinder>,
  replacement: ShellCheckReplacement,
): Edit | null {
  const place = find(replacement);
  if (place === null) return null;
  const { source } = script;
  const text = replacement.replacement;
  if (place.start === place.end) {
    const isBehind = replacement.insertionPoint === 'beforeStart';
    const at = isBehind ? offsetBehind(script, place.start) : sourceOf(source, place.start);
    return { start: at, end: at, text };
  }
  const span = spanOf(source, place.start, place.end);
  return span.end - span.start === place.end - place.start ? { ...span, text } : null;
}
