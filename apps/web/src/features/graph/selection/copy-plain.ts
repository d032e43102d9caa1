import { translate } from '../../../i18n/index.ts';
import { toast } from '../../../ui/toast.ts';

/** Puts a word on the clipboard; says so where the browser does not let us. */
export async function copyPlain(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(translate('graph:export.copied'));
  } catch {
    toast.error(translate('graph:clipboard.noWrite'));
  }
}
