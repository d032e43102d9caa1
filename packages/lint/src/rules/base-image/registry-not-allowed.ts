import type { Instruction, Span } from '@stagecraft/dockerfile';
import { baseImages, parseReference, type Reference } from '../../file/bases.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';

export const registryNotAllowed = defineRule({
  id: 'registry-not-allowed',
  aliases: ['DL3026'],
  severity: 'error',
  title: {
    en: 'The image comes from a registry that is not on the list.',
    'zh-CN': '镜像来自未列入允许清单的仓库。',
  },
  why: {
    en: 'Your team has said which registries images may come from, since what they hold is scanned, mirrored or known to be there tomorrow. An image from elsewhere passes all that by, and the build depends on a service that nobody has agreed to.',
    'zh-CN':
      '团队规定了镜像可以来自哪些仓库，因为其中的镜像经过扫描、有镜像备份，或确保长期可用。来自别处的镜像绕过了这一切，构建也会依赖一个未经同意的服务。',
  },
  remedy: {
    en: 'Take the image from an allowed registry, or have its registry added to `allowedRegistries` (`trustedRegistries` in `.hadolint.yaml`). `docker.io` stands for images without a registry; `*` at either end of a name matches anything.',
    'zh-CN':
      '改用允许的仓库中的镜像，或把该仓库加入 `allowedRegistries`（`.hadolint.yaml` 中为 `trustedRegistries`）。`docker.io` 代表未写仓库的镜像；名称首尾的 `*` 匹配任意内容。',
  },
  noFix: {
    en: 'An image of the same name in another registry may be another image.',
    'zh-CN': '其他仓库中的同名镜像可能是另一个镜像。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3026'],
  examples: [
    {
      bad: 'FROM «quay.io/team/app:1»\n',
      good: 'FROM registry.example.com/team/app:1\n',
      policy: { allowedRegistries: ['*.example.com'] },
    },
    {
      bad: 'FROM docker.io/library/debian:12\nCOPY --from=«ghcr.io/team/tool:1» /tool /\n',
      good: 'FROM debian:12\nCOPY --from=team/tool:1 /tool /\n',
      policy: { allowedRegistries: ['docker.io'] },
    },
  ],
  *check(file) {
    const { allowedRegistries: allowed } = file.policy;
    if (allowed.length === 0) return;
    for (const { reference, span, instruction } of [...baseReferences(file), ...sources(file)]) {
      const registry = reference.registry ?? 'docker.io';
      if (isAllowed(allowed, reference)) continue;
      const message = {
        en: `The registry ${registry} is not on the list of those that are allowed.`,
        'zh-CN': `仓库 ${registry} 不在允许的清单中。`,
      };
      yield { span, instruction, message };
    }
  },
});

interface Named {
  readonly reference: Reference;
  readonly span: Span;
  readonly instruction: Instruction;
}

function baseReferences(file: LintFile): readonly Named[] {
  return baseImages(file).flatMap(({ reference, image, instruction }) =>
    reference === null ? [] : [{ reference, span: image.span, instruction }],
  );
}

/** Images that COPY --from and mounts name. */
function sources({ model, stages }: LintFile): readonly Named[] {
  const names = new Set(stages.map(({ stage }) => stage?.name ?? ''));
  return model.instructions.flatMap((instruction) => {
    const { detail } = instruction;
    const isNumbered = detail.type === 'copy';
    return sourcesOf(instruction).flatMap(({ value, span }): readonly Named[] => {
      const isStage = names.has(value.toLowerCase()) || (isNumbered && /^\d+$/.test(value));
      if (isStage || value === '' || value === 'scratch' || value.includes('$')) return [];
      return [{ reference: parseReference(value), span, instruction }];
    });
  });
}

function sourcesOf({
  detail,
}: Instruction): readonly { readonly value: string; readonly span: Span }[] {
  if (detail.type === 'copy') return detail.from === null ? [] : [detail.from];
  if (detail.type !== 'run') return [];
  return detail.mounts.flatMap(({ from, fromSpan }) =>
    from === null || fromSpan === null ? [] : [{ value: from, span: fromSpan }],
  );
}

/** Names of the registry that images without one come from. */
const HUB: readonly string[] = ['docker.io', 'hub.docker.com'];

function isAllowed(allowed: readonly string[], { registry }: Reference): boolean {
  const names = registry === null ? HUB : [registry];
  return names.some((name) => allowed.some((pattern) => matches(pattern, name)));
}

function matches(pattern: string, registry: string): boolean {
  if (pattern.startsWith('*')) return registry.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return registry.startsWith(pattern.slice(0, -1));
  return registry === pattern;
}
