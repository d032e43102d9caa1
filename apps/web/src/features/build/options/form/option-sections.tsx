import type { BuildOption, BuildOptions } from '@stagecraft/contracts';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../../ui/text-field.tsx';
import { changedOptions } from '../changed.ts';
import { allFields, sections, type FieldEntry, type Section } from '../fields/all-fields.ts';
import { useProblems } from '../use-problems.ts';
import { OptionField } from './option-field.tsx';
import { OptionSection } from './option-section.tsx';

const openAtFirst: readonly Section[] = ['basics', 'arguments', 'cache'];

/** All options in sections that open, or those that a text finds. Those with a change or a problem start open. */
export function OptionSections({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('options');
  const changed = changedOptions(options);
  const problems = useProblems();
  const [search, setSearch] = useState('');
  const { isOpen, toggle } = useOpenSections([...changed, ...problems]);
  const wanted = search.trim().toLowerCase();
  const found = allFields.filter(({ option, flag }) =>
    `${t(`field.${option}`)} ${flag}`.toLowerCase().includes(wanted),
  );
  return (
    <div>
      <TextField
        hideLabel
        type="search"
        className="mb-2"
        label={t('form.search')}
        placeholder={`${t('form.search')}: ${t('form.searchHint')}`}
        icon={<Search aria-hidden className="size-3.5" />}
        value={search}
        onValueChange={setSearch}
      />
      {found.length === 0 ? (
        <p className="py-4 text-center text-muted">{t('form.noMatch', { text: search.trim() })}</p>
      ) : null}
      {sections
        .map((section) => ({ section, all: allFields.filter((one) => one.section === section) }))
        .filter(({ all }) => all.some((entry) => found.includes(entry)))
        .map(({ section, all }) => (
          <OptionSection
            key={section}
            title={t(`section.${section}`)}
            open={wanted !== '' || isOpen(section)}
            onToggle={() => toggle(section)}
            changed={all.filter(({ option }) => changed.has(option)).length}
            wrong={all.some(({ option }) => problems.has(option))}
          >
            <Entries
              entries={all.filter((entry) => found.includes(entry))}
              options={options}
              changed={changed}
            />
          </OptionSection>
        ))}
    </div>
  );
}

interface EntriesProps {
  readonly entries: readonly FieldEntry[];
  readonly options: BuildOptions;
  readonly changed: ReadonlySet<BuildOption>;
}

function Entries({ entries, options, changed }: EntriesProps) {
  const [resets, setResets] = useState(0);
  return entries.map((entry) => (
    <OptionField
      key={`${entry.option} ${String(resets)}`}
      entry={entry}
      options={options}
      changed={changed.has(entry.option)}
      onReset={() => setResets(resets + 1)}
    />
  ));
}

/** Which sections are open: at first the usual ones, and those of the given options. */
function useOpenSections(shown: readonly BuildOption[]) {
  const [open, setOpen] = useState<ReadonlySet<Section>>(
    () =>
      new Set([
        ...openAtFirst,
        ...allFields.filter(({ option }) => shown.includes(option)).map(({ section }) => section),
      ]),
  );
  return {
    isOpen: (section: Section) => open.has(section),
    toggle(section: Section) {
      const rest = [...open].filter((one) => one !== section);
      setOpen(new Set(open.has(section) ? rest : [...rest, section]));
    },
  };
}
