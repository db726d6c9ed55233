import type { FormsSummary } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { type Figure, Figures } from '../../ui/figures.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

interface CoverageProps {
  readonly summary: FormsSummary
  readonly year: number
  /** Organisations of the register; unknown to those who may not read it. */
  readonly organisations: number | undefined
  /** Of those in Form 1. */
  readonly withoutHeadcount: number
}

/** The main numbers of a territory, each with a list behind it. */
export function Coverage({ summary, year, organisations, withoutHeadcount }: CoverageProps) {
  const { unit, form1, forms, mode } = summary
  const title = m.today_coverage({ year: String(year) })
  const search = { unit: unit.code, period: String(year) }
  const inside = unit.level === 'municipality' ? { municipality: unit.code } : {}
  const toForms = (value: number, more = {}) => (
    <Link to="/reports" search={{ ...search, ...more }}>
      {showNumber(value)}
    </Link>
  )
  const sum = (of: (form: FormsSummary['forms'][number]) => number) => forms.reduce((total, form) => total + of(form), 0)
  const regional = unit.level === 'municipality' ? form1.answeringToRegion : 0 // a municipality lists them too
  const participating = regional === 0 ? m.today_participating() : m.today_participating_regional({ count: showNumber(regional) })
  const figures: Figure[] = [{ label: participating, value: toForms(form1.organisations) }]
  if (organisations !== undefined) {
    const link = (
      <Link to="/organisations" search={{ level: 'organisation', ...inside }}>
        {showNumber(organisations)}
      </Link>
    )
    figures.unshift({ label: m.today_units(), value: link })
  }
  if (withoutHeadcount > 0)
    figures.push({ label: m.today_without_headcount(), value: toForms(withoutHeadcount, { headcount: 'missing' }), tone: 'warn' })
  figures.push({ label: m.today_programmes(), value: toForms(sum(({ rows }) => rows)) })
  // Where a person stands in every programme, forms must not be added up.
  if (mode === 'primary') {
    figures.push({ label: m.today_mentors(), value: toForms(sum(({ total }) => total.mentors)) })
    figures.push({ label: m.today_mentees(), value: toForms(sum(({ total }) => total.mentees)) })
  }
  return (
    <Section title={title}>
      <Figures label={title} figures={figures} />
    </Section>
  )
}
