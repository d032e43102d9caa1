import * as z from 'zod';
import type { Endpoint } from './endpoints.ts';
import { scriptLimits } from './script-limits.ts';

/** As ShellCheck counts: from 1, columns in code points. */
const place = {
  line: z.number().int(),
  column: z.number().int(),
  endLine: z.number().int(),
  endColumn: z.number().int(),
};

/** One comment of `shellcheck --format=json1`. */
export const ScriptComment = z.object({
  ...place,
  level: z.enum(['error', 'warning', 'info', 'style']),
  /** `2086` of SC2086. */
  code: z.number().int(),
  message: z.string(),
  fix: z
    .object({
      replacements: z
        .array(
          z.object({
            ...place,
            insertionPoint: z.enum(['beforeStart', 'afterEnd']),
            precedence: z.number().int(),
            replacement: z.string(),
          }),
        )
        .readonly(),
    })
    .nullable(),
});
export type ScriptComment = z.infer<typeof ScriptComment>;

export const CheckScriptsRequest = z.object({
  scripts: z
    .array(
      z.object({
        shell: z.enum(['sh', 'bash', 'dash', 'ksh']),
        text: z.string().max(scriptLimits.characters),
      }),
    )
    .min(1)
    .max(scriptLimits.scripts),
});
export type CheckScriptsRequest = z.infer<typeof CheckScriptsRequest>;

/** What ShellCheck says of scripts. */
export const CheckedScripts = z.object({
  /** `missing`: the server has no ShellCheck; `off`: it is not to be used. */
  state: z.enum(['ready', 'missing', 'off']),
  /** In the order asked, where it is ready; null for a script that it failed on or took too long for. */
  results: z.array(z.array(ScriptComment).readonly().nullable()),
});
export type CheckedScripts = z.infer<typeof CheckedScripts>;

/** What the linter cannot do in the page. */
export const lintEndpoints = {
  checkScripts: {
    method: 'POST',
    path: '/api/lint/scripts',
    summary:
      'What ShellCheck says of the scripts of RUN instructions: one after the other, none longer than 5 s. ' +
      'Closing the connection ends it.',
    body: CheckScriptsRequest,
    response: CheckedScripts,
  },
} as const satisfies Record<string, Endpoint>;
