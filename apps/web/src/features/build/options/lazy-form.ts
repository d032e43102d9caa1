import { lazy } from 'react';

/** The form with its texts, fetched when the dialog first opens: the dialog's frame is there before. */
export const OptionsForm = lazy(async () => {
  const [form, { addOptionsTexts }] = await Promise.all([
    import('./form/options-form.tsx'),
    import('../../../i18n/options-texts.ts'),
  ]);
  addOptionsTexts();
  return { default: form.OptionsForm };
});
