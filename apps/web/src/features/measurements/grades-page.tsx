import { gradeRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { OrganisationOnly } from '../../ui/organisation-only.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { GradePeriods } from './grade-periods.tsx'
import { UploadGrades } from './upload-grades.tsx'

/** Mean grades of an organisation: uploads, then what is recorded. */
export function GradesPage() {
  return <OrganisationOnly>{({ code }) => <OfOrganisation key={code} organisation={code} />}</OrganisationOnly>
}

function OfOrganisation({ organisation }: { readonly organisation: string }) {
  const periods = useQuery(reading(gradeRoutes.list, { query: { organisation } }))
  return (
    <Page
      title={m.grades_title()}
      lead={m.grades_lead()}
      back={<Link to="/results">{m.results_title()}</Link>}
      actions={<DownloadButton label={m.grades_blank()} load={() => call(gradeRoutes.blank, { query: { organisation } })} />}
    >
      <Section title={m.grades_new()}>
        <UploadGrades organisation={organisation} />
      </Section>
      <Section title={m.grades_periods()}>
        <Loaded of={periods} lines={3}>
          {({ items, coreSubjects }) => (
            <>
              <GradePeriods organisation={organisation} periods={items} />
              <p className="soft small">{m.grades_core({ subjects: coreSubjects.join(', ') })}</p>
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  )
}
