import { consentRoutes, moveRoutes, type Promotion, peopleRoutes, type UnitRef } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { PromotionForm } from './promotion-form.tsx'
import { UndoPromotion } from './undo-promotion.tsx'

/** Classes of an organisation on their way to the next school year. */
export function PromotionPage({ organisation: { code } }: { readonly organisation: UnitRef }) {
  const found = useQuery({ ...reading(moveRoutes.promotion, { query: { organisation: code } }), staleTime: 0 })
  const [done, setDone] = useState<string>()
  const year = found.data?.year
  const reread = (told: string) => {
    setDone(told)
    void refresh(moveRoutes.promotion, moveRoutes.promotionPeople, peopleRoutes.list, consentRoutes.list, consentRoutes.classes)
  }
  return (
    <Page
      title={year === undefined ? m.people_to_promotion() : m.promotion_title({ year: String(year), next: String(year + 1) })}
      lead={m.promotion_lead()}
      back={<Link to="/people">{m.people_title()}</Link>}
    >
      <Loaded of={found}>
        {(promotion) => (
          <>
            {done === undefined ? null : <Notice tone="good" title={done} focused />}
            <BeforePromotion promotion={promotion} />
            {promotion.done > 0 ? <UndoPromotion organisation={code} promotion={promotion} onUndone={reread} /> : null}
            {promotion.classes.length === 0 ? (
              <NothingToMove isMade={promotion.done > 0} />
            ) : (
              <PromotionForm
                key={`${promotion.year} ${promotion.done} ${promotion.classes.length}`}
                organisation={code}
                promotion={promotion}
                onMoved={({ moved, graduated }) => reread(m.promotion_done({ moved: showNumber(moved), graduated: showNumber(graduated) }))}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function NothingToMove({ isMade }: { readonly isMade: boolean }) {
  return isMade ? (
    <p className="soft">{m.promotion_all_moved()}</p>
  ) : (
    <EmptyState title={m.promotion_none()}>
      <p>{m.promotion_none_text()}</p>
    </EmptyState>
  )
}

function BeforePromotion({ promotion: { inSeason, done, unread } }: { readonly promotion: Promotion }) {
  return (
    <>
      {inSeason || done > 0 ? null : (
        <Notice tone="warn" title={m.promotion_late()}>
          <p>{m.promotion_late_text()}</p>
        </Notice>
      )}
      {unread === 0 ? null : (
        <Section title={m.promotion_unread({ count: showNumber(unread) })}>
          <p>
            {m.promotion_unread_text()} <Link to="/people">{m.promotion_unread_open()}</Link>
          </p>
        </Section>
      )}
    </>
  )
}
