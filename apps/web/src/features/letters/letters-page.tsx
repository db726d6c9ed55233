import { type LetterItem, letterRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { LettersSearch } from '../../search-params.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { Sending } from './sending.tsx'

interface LettersPageProps {
  readonly search: LettersSearch
  readonly onSearch: (search: LettersSearch) => void
}

export function LettersPage({ search, onSearch }: LettersPageProps) {
  const list = useQuery(reading(letterRoutes.list, {}))
  return (
    <Page title={m.letters_title()} lead={m.letters_lead()}>
      <Section title={m.letters_sending()}>
        <Sending page={search.page ?? 1} onPage={(page) => onSearch({ page })} />
      </Section>
      <Section title={m.letters_texts()}>
        <Loaded of={list}>{({ items }) => <Letters items={items} />}</Loaded>
      </Section>
    </Page>
  )
}

function Letters({ items }: { readonly items: readonly LetterItem[] }) {
  return (
    <DataTable
      label={m.letters_texts()}
      rows={items}
      rowKey={({ kind }) => kind}
      columns={[
        {
          title: m.letters_kind(),
          heading: true,
          render: ({ kind, title }) => (
            <Link to="/letters/$kind" params={{ kind }}>
              {title}
            </Link>
          ),
        },
        { title: m.letters_about(), render: ({ about }) => about },
        {
          title: m.letters_words(),
          render: ({ isOwn }) => <Mark tone={isOwn ? 'good' : 'plain'}>{isOwn ? m.letters_words_own() : m.letters_words_original()}</Mark>,
        },
      ]}
    />
  )
}
