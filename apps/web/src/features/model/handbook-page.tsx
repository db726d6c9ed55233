import { Button } from '@mantine/core'
import { type Handbook, modelRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import type { ModelSearch } from '../../search-params.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { countEntries, findEntries, wordsOf } from './find-entries.ts'
import { FoundWords } from './found-text.tsx'
import styles from './handbook.module.css'
import { Chapter } from './handbook-chapter.tsx'
import { Contents } from './handbook-contents.tsx'
import { useHashTarget } from './hash-target.ts'

interface HandbookPageProps {
  readonly search: ModelSearch
  readonly onSearch: (search: ModelSearch) => void
}

export const modelReading = { ...reading(modelRoutes.read, {}), staleTime: Number.POSITIVE_INFINITY }

/** The model of the reader's territory as a handbook: a chapter at a time, all of it, or what was looked for. */
export function HandbookPage({ search, onSearch }: HandbookPageProps) {
  const { territory } = useSession()
  const handbook = useQuery(modelReading)
  return (
    <Page
      title={m.model_title()}
      lead={m.model_lead({ territory: territory.title })}
      actions={
        <>
          <LinkButton to="/model/compare" variant="default">
            {m.model_compare()}
          </LinkButton>
          <Button variant="default" onClick={() => print()}>
            {m.model_print()}
          </Button>
        </>
      }
    >
      <Loaded of={handbook} lines={14}>
        {(loaded) => <Reading handbook={loaded} search={search} onSearch={onSearch} />}
      </Loaded>
    </Page>
  )
}

const everything = 'all'

function Reading({ handbook: { chapters }, search, onSearch }: HandbookPageProps & { readonly handbook: Handbook }) {
  const hash = useHashTarget()
  const words = wordsOf(search.find ?? '')
  const found = words.length === 0 ? chapters : findEntries(chapters, words)
  const [section] = hash.split('.')
  const current = words.length > 0 || search.chapter === everything ? undefined : currentOf(chapters, search.chapter, section)
  const shown = current === undefined ? found : found.filter(({ code }) => code === current)
  return (
    <div className={styles['handbook']}>
      <div className={styles['side']}>
        <search className="no-print" aria-label={m.model_find()}>
          <SearchField
            label={m.model_find()}
            value={search.find ?? ''}
            onSearch={(text) => onSearch({ ...search, find: text === '' ? undefined : text })}
          />
          <p className="small soft" role="status">
            {words.length === 0 ? '' : m.model_found({ count: countEntries(found) })}
          </p>
        </search>
        <Contents chapters={found} current={current} find={words.length === 0 ? undefined : search.find} />
        {words.length > 0 ? null : (
          <p className="small no-print">
            <Link to="/model" search={search.chapter === everything ? {} : { chapter: everything }} activeProps={{}}>
              {search.chapter === everything ? m.model_by_chapter() : m.model_all()}
            </Link>
          </p>
        )}
      </div>
      <div className={styles['text']} lang="ru">
        <FoundWords value={words}>
          {shown.length === 0 ? (
            <EmptyState title={m.model_nothing()}>
              <p>{m.model_nothing_text()}</p>
            </EmptyState>
          ) : (
            shown.map((chapter) => <Chapter key={chapter.code} chapter={chapter} />)
          )}
        </FoundWords>
      </div>
    </div>
  )
}

/** The chapter asked for, or the one that the anchor stands in, or the first. */
function currentOf(chapters: Handbook['chapters'], asked: string | undefined, section: string | undefined): string | undefined {
  const known =
    chapters.find(({ sections }) => sections.some(({ code }) => code === section)) ?? chapters.find(({ code }) => code === asked)
  return known?.code ?? chapters[0]?.code
}
