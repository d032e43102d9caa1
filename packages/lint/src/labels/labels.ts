import {
  applyIntent,
  plainPairs,
  type Instruction,
  type Span,
  type Text,
} from '@stagecraft/dockerfile';
import type { LintFile } from '../file/types.ts';
import type { LabelType } from '../policy/types.ts';
import type { Fix, Report } from '../types.ts';

/** A label as a LABEL sets it, in ONBUILD too. */
export interface Label {
  /** The LABEL itself; of an ONBUILD it is the trigger. */
  readonly instruction: Instruction;
  /** Place among its pairs, from 0. */
  readonly at: number;
  /** Without quotes; variables as written. */
  readonly name: string;
  /** As {@link name}. */
  readonly value: string;
  readonly nameSpan: Span;
  /** The name's where nothing stands behind the `=`. */
  readonly valueSpan: Span;
}

/** All labels of a file. */
export function labelsOf({ acting, model }: Pick<LintFile, 'acting' | 'model'>): readonly Label[] {
  return acting.flatMap((instruction) => {
    const { detail, keyword } = instruction;
    if (keyword !== 'LABEL' || detail.type !== 'pairs') return [];
    const plain = plainPairs(model.escape, detail);
    return detail.pairs.flatMap(({ nameSpan, valueSpan }, at): Label[] => {
      const { name = '', value = null } = plain[at] ?? {};
      if (value === null || name === '') return [];
      const isThere = valueSpan !== null && valueSpan.end > valueSpan.start;
      return [
        { instruction, at, name, value, nameSpan, valueSpan: isThere ? valueSpan : nameSpan },
      ];
    });
  });
}

/** What a format's rule says and does. */
export interface LabelFormat {
  readonly type: LabelType;
  readonly isValid: (value: string) => boolean;
  /** What is wrong with a label's value. */
  readonly message: (name: string, value: string) => Text;
  /** The same value in a valid writing; null where it is not clear what is meant. */
  readonly mend?: (value: string) => string | null;
}

/** The labels that the policy wants in a format and that are not in it. */
export function* badLabels(file: LintFile, format: LabelFormat): Iterable<Report> {
  const types = new Map(Object.entries(file.policy.labels));
  for (const label of labelsOf(file)) {
    const { name, value, valueSpan: span, instruction } = label;
    if (types.get(name) !== format.type || format.isValid(value)) continue;
    const mended = format.mend?.(value) ?? null;
    yield {
      span,
      instruction,
      message: format.message(name, value),
      ...(mended === null || !format.isValid(mended)
        ? {}
        : { fix: () => changeLabel(file, label, { name, value: mended }) }),
    };
  }
}

/** Writes a label anew, or takes it away (null). */
export function changeLabel(
  { model, graph }: Pick<LintFile, 'model' | 'graph'>,
  { instruction, at, name }: Label,
  pair: { readonly name: string; readonly value: string } | null,
): Fix | null {
  const { index, detail } = instruction;
  const isTrigger = model.instructions[index]?.keyword === 'ONBUILD';
  const isWhole = pair === null && detail.type === 'pairs' && detail.pairs.length === 1;
  const result = applyIntent(
    { model, graph, options: {} },
    isWhole
      ? { kind: 'deleteInstructions', instructions: [index] }
      : {
          kind: 'setFields',
          instruction: index,
          ...(isTrigger ? { trigger: true } : {}),
          changes: [{ field: 'pair', at, pair }],
        },
  );
  if (!result.ok) return null;
  return { ...saying(name, pair), edits: result.edits };
}

function saying(
  name: string,
  pair: Parameters<typeof changeLabel>[2],
): Pick<Fix, 'title' | 'changes'> {
  if (pair === null) {
    return {
      title: { en: `Remove the label ${name}`, 'zh-CN': `删除标签 ${name}` },
      changes: { en: `The image has no label ${name}.`, 'zh-CN': `镜像不再有标签 ${name}。` },
    };
  }
  const written = `${pair.name}=${pair.value}`;
  return {
    title: { en: `Write ${written}`, 'zh-CN': `改为 ${written}` },
    changes: {
      en: `The image's label ${name} becomes ${written}.`,
      'zh-CN': `镜像的标签 ${name} 变为 ${written}。`,
    },
  };
}
