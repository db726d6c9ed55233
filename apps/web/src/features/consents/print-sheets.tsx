import { type ConsentKind, type ConsentKindRef, consentRoutes } from '@nastavnik/contract'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { DownloadButton } from '../../ui/download-button.tsx'
import { consentProblems } from './consent-problems.ts'
import styles from './consents.module.css'

interface PrintSheetsProps {
  readonly organisation: string
  readonly kind: ConsentKind
  readonly kinds: readonly ConsentKindRef[]
  /** Whose sheets: as the list is filtered. */
  readonly whom: { readonly class?: string; readonly taking?: 'now' }
}

/** One file with a sheet for each who has not signed: of the kind looked at, and of others on wish. */
export function PrintSheets({ organisation, kind, kinds, whom }: PrintSheetsProps) {
  const [others, setOthers] = useState<readonly ConsentKind[]>([])
  const chosen = [kind, ...others.filter((code) => code !== kind)]
  return (
    <div className={styles['print']}>
      <DownloadButton
        label={m.consents_print()}
        color="accent"
        variant="filled"
        texts={consentProblems}
        load={() => call(consentRoutes.sheets, { body: { organisation, kinds: chosen, ...whom } })}
      />
      <details>
        <summary>{m.consents_print_others()}</summary>
        {kinds
          .filter(({ code }) => code !== kind)
          .map(({ code, title }) => (
            <Check
              key={code}
              label={title}
              checked={others.includes(code)}
              onChange={(checked) => setOthers(checked ? [...others, code] : others.filter((one) => one !== code))}
            />
          ))}
      </details>
    </div>
  )
}
