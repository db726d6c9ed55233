import type { Import } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { type Figure, Figures } from '../../ui/figures.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'

export function ImportFigures({ counters, state }: Import) {
  const title = state === 'undone' ? m.import_counters_undone() : m.import_counters()
  const figures: Figure[] = [
    { label: m.import_ready(), value: showNumber(counters.ready) },
    { label: m.import_warnings(), value: showNumber(counters.warnings), ...(counters.warnings > 0 ? { tone: 'warn' as const } : {}) },
    { label: m.import_parked(), value: showNumber(counters.errors), ...(counters.errors > 0 ? { tone: 'bad' as const } : {}) },
    { label: m.import_ignored(), value: showNumber(counters.ignored) },
    { label: m.import_persons(), value: showNumber(counters.persons) },
    { label: m.import_new_persons(), value: showNumber(counters.newPersons) },
    { label: m.import_completed_persons(), value: showNumber(counters.completedPersons) },
    { label: m.import_new_programmes(), value: showNumber(counters.newProgrammes) },
    { label: m.import_new_participations(), value: showNumber(counters.newParticipations) },
    { label: m.import_new_mentorships(), value: showNumber(counters.newMentorships) },
  ]
  return (
    <Section title={title}>
      <Figures label={title} figures={figures} />
    </Section>
  )
}

/** What became of the rows of a workbook of cards. */
export function CardFigures({ cards, counters, differences, state }: Import & { readonly cards: NonNullable<Import['cards']> }) {
  const title = state === 'undone' ? m.import_counters_undone() : m.import_counters()
  const figures: Figure[] = [
    { label: m.cards_rows(), value: showNumber(cards.rows) },
    { label: m.cards_changed(), value: showNumber(differences.total) },
    { label: m.cards_unchanged(), value: showNumber(cards.unchanged) },
    { label: m.import_parked(), value: showNumber(counters.errors), ...(counters.errors > 0 ? { tone: 'bad' as const } : {}) },
  ]
  return (
    <Section title={title}>
      <Figures label={title} figures={figures} />
    </Section>
  )
}

export function ImportHeadcount({ headcount, organisation }: Import) {
  return (
    <Section title={m.import_headcount()}>
      {headcount === null ? (
        <p>
          {m.import_headcount_none()}{' '}
          <Link to="/organisations/$code" params={{ code: organisation.code }}>
            {m.import_headcount_open()}
          </Link>
        </p>
      ) : (
        <p>
          {m.import_headcount_text({
            day: showDay(headcount.countedOn),
            children: showNumber(headcount.children10to19),
            teachers: showNumber(headcount.teachers),
            young: showNumber(headcount.youngTeachers),
          })}
        </p>
      )}
    </Section>
  )
}
