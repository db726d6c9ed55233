import { type Import, importRoutes } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { DownloadButton } from '../../ui/download-button.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

/** What to do after the rows were taken. */
export function ImportResult({ id, waiting, differences: { total, taken } }: Import) {
  return (
    <Section title={m.import_next()}>
      {taken === 0 ? null : (
        <p>
          {m.differences_done({ count: taken })} {taken === total ? null : m.differences_left({ count: showNumber(total - taken) })}
        </p>
      )}
      <ol>
        {waiting === 0 ? null : (
          <li>
            <p>{m.import_next_parked({ count: waiting })}</p>
            <DownloadButton label={m.import_download_parked()} load={() => call(importRoutes.parked, { params: { id } })} />
          </li>
        )}
        <li>
          <Link to="/people">{m.import_next_people()}</Link>
        </li>
        <li>
          <Link to="/programmes">{m.import_next_programmes()}</Link>
        </li>
        <li>
          <Link to="/reports">{m.import_next_reports()}</Link>
        </li>
        <li>
          <Link to="/imports">{m.import_next_again()}</Link>
        </li>
      </ol>
    </Section>
  )
}
