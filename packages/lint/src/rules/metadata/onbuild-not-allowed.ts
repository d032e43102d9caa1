import type { DockerfileModel, Instruction } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

const REFUSED: ReadonlySet<string> = new Set(['FROM', 'MAINTAINER', 'ONBUILD']);

export const onbuildNotAllowed = defineRule({
  id: 'onbuild-not-allowed',
  aliases: ['DL3043'],
  severity: 'error',
  title: {
    en: 'ONBUILD, FROM and MAINTAINER can’t stand inside ONBUILD.',
    'zh-CN': 'ONBUILD 中不能使用 ONBUILD、FROM 或 MAINTAINER。',
  },
  why: {
    en: 'A trigger acts within the stage that is built from this image. A FROM would end that stage, an ONBUILD would pass itself on for ever, and MAINTAINER is the base’s own. Docker refuses all three.',
    'zh-CN':
      '触发指令在基于此镜像构建的阶段内执行。FROM 会结束那个阶段，ONBUILD 会无休止地传下去，而 MAINTAINER 只属于基础镜像本身。Docker 对三者都会拒绝。',
  },
  remedy: {
    en: 'Take it out of ONBUILD.',
    'zh-CN': '把它移出 ONBUILD。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3043'],
  examples: [
    {
      bad: 'FROM debian:12\nONBUILD «FROM» alpine:3.20\n',
      good: 'FROM debian:12\nONBUILD RUN make\n',
    },
    {
      bad: 'FROM debian:12\nONBUILD «ONBUILD» RUN make\n',
      good: 'FROM debian:12\nONBUILD RUN make\n',
    },
  ],
  *check({ model }) {
    for (const instruction of model.instructions) {
      const { detail } = instruction;
      if (detail.type !== 'onbuild' || detail.trigger === null) continue;
      const { trigger } = detail;
      if (!REFUSED.has(trigger.keyword)) continue;
      const fix = (): Fix | null => takenOut(model, instruction, trigger);
      yield { span: trigger.keywordSpan, instruction: trigger, fix };
    }
  },
});

/** Takes the outer ONBUILD away; a FROM would begin a stage then, and a third ONBUILD be as wrong as it was. */
function takenOut(
  { text, escape }: DockerfileModel,
  outer: Instruction,
  { keyword, keywordSpan: { start }, words }: Instruction,
): Fix | null {
  const { end } = outer.keywordSpan;
  if (keyword === 'ONBUILD' && REFUSED.has(words[0]?.value.toUpperCase() ?? '')) return null;
  const between = text.slice(end, start).replaceAll(escape, '').trim();
  if (keyword === 'FROM' || between !== '') return null;
  return {
    title: say('Take it out of ONBUILD', '移出 ONBUILD'),
    edits: [{ start: outer.keywordSpan.start, end: start, text: '' }],
    changes:
      keyword === 'ONBUILD'
        ? say(
            'The trigger acts in images that are built on this one, and is not passed on by them.',
            '触发指令在基于此镜像构建的镜像中执行，不会继续传递。',
          )
        : say('It acts in this image.', '它在此镜像中生效。'),
  };
}
