import type { CampaignPreview as Preview } from '@nastavnik/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { classTitle } from '../../ui/class-title.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import styles from './surveys.module.css'

const leftWords = { notConsented: m.campaign_left_consent, noQuestionnaire: m.campaign_left_questionnaire }

interface CampaignPreviewProps {
  /** Undefined: what to ask is not chosen yet. */
  readonly preview: UseQueryResult<Preview> | undefined
  readonly onlyClass: string | null
}

/** Whom the survey would ask, and whom not and why. */
export function CampaignPreview({ preview, onlyClass }: CampaignPreviewProps) {
  return (
    <section className={styles['preview']} aria-labelledby="campaign-preview">
      <h2 id="campaign-preview">{m.campaign_preview()}</h2>
      {preview === undefined ? (
        <p className="soft">{m.campaign_preview_what()}</p>
      ) : (
        <Loaded of={preview} lines={4}>
          {(found) => <Found found={found} onlyClass={onlyClass} />}
        </Loaded>
      )}
    </section>
  )
}

function Found({ found, onlyClass }: { readonly found: Preview; readonly onlyClass: string | null }) {
  return (
    <>
      <p className={styles['count']} role="status">
        {m.campaign_preview_asked({ count: found.asked })}
      </p>
      <Lines title={m.campaign_preview_by_questionnaire()} rows={found.questionnaires.map(({ title, asked }) => [title, asked])} />
      <Lines title={m.campaign_preview_by_class()} rows={found.classes.map((row) => [classTitle(row.class), row.asked])} isShort />
      {found.leftOut.length === 0 ? null : (
        <div>
          <h3>{m.campaign_preview_left_out()}</h3>
          <ul className={styles['lines']}>
            {found.leftOut.map(({ why, people }) => (
              <li key={why}>
                <span>{leftWords[why]({ count: people })}</span>
                {why === 'notConsented' ? (
                  <Link
                    to="/consents"
                    search={{ kind: 'PSY_DIAGNOSTICS', state: 'lacking', taking: 'now', ...(onlyClass !== null && { class: onlyClass }) }}
                  >
                    {m.campaign_left_to_consents()}
                  </Link>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

interface LinesProps {
  readonly title: string
  readonly rows: readonly (readonly [title: string, count: number])[]
  /** Names so short that two stand in a line. */
  readonly isShort?: boolean
}

function Lines({ title, rows, isShort = false }: LinesProps) {
  if (rows.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul className={isShort && rows.length > 4 ? `${styles['lines']} ${styles['columns']}` : styles['lines']}>
        {rows.map(([name, count]) => (
          <li key={name}>
            <span>{name}</span>
            <span>{showNumber(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
