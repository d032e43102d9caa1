import * as z from 'zod';

/**
 * What a person chose about the editor's help, as it is remembered. Each part falls back by itself, so
 * that one damaged value costs no other.
 */
export const StoredEditorSettings = z
  .object({
    inlays: z
      .object({
        values: z.boolean().catch(true),
        stages: z.boolean().catch(true),
        builds: z.boolean().catch(true),
      })
      .catch({ values: true, stages: true, builds: true }),
    lenses: z.boolean().catch(true),
    formatOnSave: z.boolean().catch(false),
    keywordCase: z.enum(['upper', 'lower', 'keep']).catch('upper'),
    sortPackages: z.boolean().catch(false),
  })
  .catch({
    inlays: { values: true, stages: true, builds: true },
    lenses: true,
    formatOnSave: false,
    keywordCase: 'upper',
    sortPackages: false,
  });
