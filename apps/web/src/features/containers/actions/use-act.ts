import { Language, type Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { toast } from '../../../ui/toast.ts';
import { dockerWords, type ContainerVerb } from '../docker-words.ts';

/** What is acted upon. */
export interface NamedContainer {
  readonly id: string;
  readonly name: string;
}

const endpointOf = {
  start: 'startContainer',
  stop: 'stopContainer',
  restart: 'restartContainer',
  pause: 'pauseContainer',
  unpause: 'unpauseContainer',
} as const;

/** Does to containers what needs no question before, and tells what came of it with its command. */
export function useAct() {
  const { t, i18n } = useTranslation('containerPlace');
  const ask = useAppStore((state) => state.askRecords);
  const [busy, setBusy] = useState(false);
  const sentence = ({ message, next }: Problem): string => {
    const language = Language.catch('en').parse(i18n.language);
    return `${message[language]} ${next[language]}`;
  };
  const act = async (verb: ContainerVerb, containers: readonly NamedContainer[]): Promise<void> => {
    setBusy(true);
    const answers = await Promise.all(
      containers.map(({ id }) => ask(endpointOf[verb], { params: { id } })),
    );
    setBusy(false);
    const done = containers.filter((_, index) => answers[index]?.ok === true);
    for (const [index, answer] of answers.entries()) {
      if (answer.ok) continue;
      const name = containers[index]?.name ?? '';
      toast.error(t('done.failed', { name }), { description: sentence(answer.problem) });
    }
    const names = done.map(({ name }) => name);
    if (names.length === 0) return;
    const title = t(`done.${verb}`, { count: names.length, name: names[0] });
    toast.success(title, { description: dockerWords.act(verb, names) });
  };
  return { act, busy };
}
