import type { ReactElement } from 'react';
import { CommandForm } from './command-form.tsx';
import { CopyForm } from './copy-form.tsx';
import { ExposeForm } from './expose-form.tsx';
import { FromForm } from './from-form.tsx';
import { HealthcheckForm } from './healthcheck-form.tsx';
import { ListForm, SingleForm } from './simple-forms.tsx';
import { PairsForm } from './pairs-form.tsx';
import { RunForm } from './run-form.tsx';

const forms: Readonly<Record<string, ReactElement>> = {
  FROM: <FromForm />,
  RUN: <RunForm />,
  COPY: <CopyForm />,
  ADD: <CopyForm />,
  ENV: <PairsForm />,
  LABEL: <PairsForm />,
  ARG: <PairsForm />,
  EXPOSE: <ExposeForm />,
  HEALTHCHECK: <HealthcheckForm />,
  CMD: <CommandForm />,
  ENTRYPOINT: <CommandForm />,
  USER: <SingleForm />,
  WORKDIR: <SingleForm />,
  STOPSIGNAL: <SingleForm />,
  MAINTAINER: <SingleForm />,
  VOLUME: <ListForm />,
  SHELL: <ListForm />,
};

/** The fields of an instruction; null for one that is edited as text. */
export function fieldsFor(keyword: string): ReactElement | null {
  return Object.hasOwn(forms, keyword) ? (forms[keyword] ?? null) : null;
}
