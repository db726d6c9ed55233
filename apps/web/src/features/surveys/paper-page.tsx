import { type PaperSheet, surveyRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { KeyLegend } from './key-legend.tsx'
import styles from './paper.module.css'
import { Progress } from './progress.tsx'
import { SheetEntry } from './sheet-entry.tsx'
import { SheetNumber } from './sheet-number.tsx'

/** The stack of paper by the keyboard alone: the number of a sheet, its answers, the next number. */
export function PaperPage({ id }: { readonly id: string }) {
  const campaign = useQuery({ ...reading(surveyRoutes.get, { params: { id } }), staleTime: 0 })
  const [sheet, setSheet] = useState<PaperSheet>()
  const [done, setDone] = useState<{ readonly number: number; readonly isSaved: boolean }>()
  const end = (isSaved: boolean) => {
    if (sheet !== undefined) setDone({ number: sheet.respondent.number, isSaved })
    setSheet(undefined)
  }
  const title = campaign.data?.title
  return (
    <Page
      title={m.paper_title()}
      hasOwnFocus
      lead={title === undefined ? undefined : m.paper_lead({ title })}
      back={
        <Link to="/campaigns/$id" params={{ id }}>
          {title ?? m.campaign_back()}
        </Link>
      }
    >
      <Loaded of={campaign}>
        {({ asked, answered, closedOn }) =>
          closedOn !== null ? (
            <Notice tone="info" title={m.paper_closed()}>
              <p>{m.paper_closed_text()}</p>
            </Notice>
          ) : (
            <div className={styles['desk']}>
              <div className={styles['work']}>
                {sheet === undefined ? (
                  <SheetNumber
                    campaign={id}
                    done={done === undefined ? '' : doneWords(done, { asked, answered })}
                    onOpen={(opened) => {
                      setDone(undefined)
                      setSheet(opened)
                    }}
                  />
                ) : (
                  <SheetEntry
                    key={sheet.respondent.id}
                    campaign={id}
                    sheet={sheet}
                    onSaved={async () => {
                      await refresh(surveyRoutes.get, surveyRoutes.respondents)
                      end(true)
                    }}
                    onLeft={() => end(false)}
                  />
                )}
              </div>
              <aside className={styles['aside']}>
                <div>
                  <h2 className={styles['small']}>{m.campaigns_answered()}</h2>
                  <Progress asked={asked} answered={answered} />
                </div>
                <KeyLegend />
              </aside>
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

const doneWords = ({ number, isSaved }: { number: number; isSaved: boolean }, { asked, answered }: { asked: number; answered: number }) =>
  isSaved ? m.paper_saved({ number, answered: showNumber(answered), asked: showNumber(asked) }) : m.paper_left({ number })
