import { useDebouncedValue } from '@mantine/hooks'
import { mostRespondents, surveyRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { newId } from '../../ui/new-id.ts'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { CampaignPreview } from './campaign-preview.tsx'
import { PurposeChoice } from './purpose-choice.tsx'
import { surveyProblems } from './survey-problems.ts'
import styles from './surveys.module.css'
import { useProgrammes, type Whom, WhomFields } from './whom-fields.tsx'
import { toWindow, usualWindow, WindowFields, windowLabels, wrongWindow } from './window-fields.tsx'

interface NewCampaignPageProps {
  readonly organisation: UnitRef
  readonly onBegun: (id: string) => void
}

const nobodyYet: Whom = { what: undefined, questionnaire: null, programme: null, role: null, class: null }
const pause = 250

/** What the survey is called until somebody calls it otherwise. */
function usualTitle({ what, class: group }: Whom, programme: string | undefined): string {
  if (what === undefined) return ''
  const named = programme === undefined ? what.title() : m.campaign_title_programme({ title: what.title(), programme })
  return group === null ? named : m.campaign_title_class({ title: named, class: classTitle(group) })
}

const toBody = (organisation: string, { what, ...whom }: Whom) =>
  what === undefined ? undefined : { organisation, purpose: what.purpose, wave: what.wave, ...whom }

/** What, whom and how on one page; whom it will ask is counted while it is being chosen. */
export function NewCampaignPage({ organisation: { code }, onBegun }: NewCampaignPageProps) {
  const [id] = useState(newId)
  const [whom, setWhom] = useState(nobodyYet)
  const [texts, setTexts] = useState(usualWindow)
  const [anonymous, setAnonymous] = useState(false)
  const programme = useProgrammes(code).find((one) => one.id === whom.programme)?.title
  const [ownTitle, setOwnTitle] = useState<string>()
  const shown = { ...texts, title: ownTitle ?? usualTitle(whom, programme) }

  const [settled] = useDebouncedValue(whom, pause)
  const asked = toBody(code, settled)
  const preview = useQuery({
    ...reading(surveyRoutes.preview, { body: asked ?? { organisation: code, purpose: 'BASELINE', wave: null, ...nobody(settled) } }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  })
  const blocked = blockedBy(whom, settled === whom && !preview.isPlaceholderData ? preview.data?.asked : undefined, preview.isError)

  const form = useFieldErrors('campaign', windowLabels(), wrongWindow(shown))
  const begin = useMutation({
    mutationFn: ({ window, body }: { window: NonNullable<ReturnType<typeof toWindow>>; body: NonNullable<typeof asked> }) =>
      call(surveyRoutes.create, { body: { ...body, ...window, id, anonymous } }),
    onSuccess: async (campaign) => {
      queries.setQueryData(reading(surveyRoutes.get, { params: { id } }).queryKey, campaign)
      await refresh(surveyRoutes.list)
      onBegun(campaign.id)
    },
  })
  return (
    <Page title={m.campaign_new_title()} lead={m.campaign_new_lead()} back={<Link to="/campaigns">{m.campaign_back()}</Link>}>
      <div className={styles['beside']}>
        <Form
          label={m.campaign_new_title()}
          errors={form.errors}
          attempt={form.attempt}
          submitText={m.campaigns_begin()}
          busy={begin.isPending}
          blocked={blocked}
          problem={begin.error === null ? null : <ProblemNotice error={begin.error} texts={surveyProblems} />}
          onSubmit={() => {
            const window = toWindow(shown)
            const body = toBody(code, whom)
            if (form.isSendable() && window !== undefined && body !== undefined) begin.mutate({ window, body })
          }}
        >
          <PurposeChoice value={whom.what} onChoose={(what) => setWhom({ ...whom, what, questionnaire: null })} />
          <WhomFields organisation={code} whom={whom} onChange={(change) => setWhom({ ...whom, ...change })} />
          <fieldset className={styles['stage']}>
            <legend>{m.campaign_how()}</legend>
            <WindowFields
              texts={shown}
              field={form.field}
              onChange={({ title, ...change }) => {
                if (title !== undefined) setOwnTitle(title)
                setTexts({ ...texts, ...change })
              }}
            />
            <div>
              <Check label={m.campaign_anonymous()} checked={anonymous} onChange={setAnonymous} />
              <p className="soft small">{anonymous ? m.campaign_anonymous_text() : m.campaign_named_text()}</p>
            </div>
          </fieldset>
        </Form>
        <CampaignPreview preview={asked === undefined ? undefined : preview} onlyClass={whom.class} />
      </div>
    </Page>
  )
}

const nobody = ({ what: _what, ...whom }: Whom) => whom

/** Why the survey cannot be begun yet. `asked`: undefined while it is being counted. */
function blockedBy({ what }: Whom, asked: number | undefined, isFailed: boolean): string | undefined {
  if (what === undefined) return m.campaign_blocked_what()
  if (isFailed) return undefined
  if (asked === undefined) return m.campaign_blocked_counting()
  if (asked === 0) return m.campaign_blocked_nobody()
  return asked > mostRespondents ? m.campaign_blocked_many({ most: showNumber(mostRespondents) }) : undefined
}
