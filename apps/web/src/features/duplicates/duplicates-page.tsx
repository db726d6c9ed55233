import type { UnitRef } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import type { DuplicatesSearch } from '../../search-params.ts'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Mergers } from './mergers.tsx'
import { Pairs } from './pairs.tsx'

interface DuplicatesPageProps {
  readonly organisation: UnitRef
  readonly search: DuplicatesSearch
  readonly onPage: (page: number) => void
}

const views = [
  ['open', m.duplicates_open],
  ['different', m.duplicates_different],
  ['joined', m.duplicates_joined],
] as const

/** Cards that may be one person, those said to be different people, and those that were joined. */
export function DuplicatesPage({ organisation, search: { show = 'open', page = 1 }, onPage }: DuplicatesPageProps) {
  const common = { organisation: organisation.code, page, onPage }
  return (
    <Page title={m.duplicates_title()} lead={m.duplicates_lead()} back={<Link to="/people">{m.people_title()}</Link>}>
      <Tabs
        label={m.duplicates_views()}
        tabs={views.map(([key, title]) => ({
          key,
          title: title(),
          link: { to: '/duplicates', search: key === 'open' ? {} : { show: key } },
          isCurrent: key === show,
        }))}
      />
      {show === 'joined' ? <Mergers {...common} /> : <Pairs key={show} state={show} {...common} />}
    </Page>
  )
}
