import type { FormsSummary } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import type { ReportSearch } from '../../search-params.ts'
import { Tabs } from '../../ui/tabs.tsx'

/** Form 1 and the forms of mentoring: each has its own address. */
export function FormTabs({ forms, search }: { readonly forms: FormsSummary; readonly search: ReportSearch }) {
  const { page: _page, form: chosen, ...rest } = search
  const isKnown = forms.forms.some(({ form }) => form === chosen)
  return (
    <Tabs
      label={m.reports_forms()}
      tabs={[
        { key: 'form1', title: forms.form1.heading, link: { to: '/reports', search: rest }, isCurrent: !isKnown },
        ...forms.forms.map(({ form, heading, formTitle }) => ({
          key: form,
          title: heading.includes(formTitle) ? heading : `${heading}: ${formTitle}`,
          link: { to: '/reports' as const, search: { ...rest, form } },
          isCurrent: form === chosen,
        })),
      ]}
    />
  )
}
