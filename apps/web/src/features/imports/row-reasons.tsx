import type { Import, RowCode } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import styles from './row-reasons.module.css'
import { chosenOf, type Fate, fateNames, reasonsOf } from './row-reasons.rules.ts'

/** A reason in a word or two. */
const reasonNames: Readonly<Record<RowCode, () => string>> = {
  'name.missing': m.reason_name_missing,
  'name.incomplete': m.reason_name_incomplete,
  'name.tooLong': m.reason_name_too_long,
  'name.ambiguous': m.reason_name_ambiguous,
  'person.withdrawn': m.reason_withdrawn,
  'birthDate.invalid': m.reason_birth_invalid,
  'form.missing': m.reason_form_missing,
  'form.unknown': m.reason_form_unknown,
  'programme.missing': m.reason_programme_missing,
  'programme.tooLong': m.reason_programme_too_long,
  'startDate.missing': m.reason_start_missing,
  'startDate.invalid': m.reason_start_invalid,
  'endDate.invalid': m.reason_end_invalid,
  'dates.reversed': m.reason_dates_reversed,
  'cell.formula': m.reason_cell_formula,
  'card.unnumbered': m.reason_card_unnumbered,
  'card.unknown': m.reason_card_unknown,
  'card.repeated': m.reason_card_repeated,
  'person.nameTaken': m.reason_name_taken,
  'kind.unknown': m.reason_kind,
  'experience.hereLonger': m.reason_here_longer,
  'experience.invalid': m.reason_experience,
  'text.tooLong': m.reason_text_long,
  'age.outsideForm': m.reason_age,
  'mentor.notAbove': m.reason_not_above,
  'mentor.isRepresentative': m.reason_representative,
  'representative.ofAdult': m.reason_adult,
  'birthDate.missing': m.reason_birth_missing,
  'name.abbreviated': m.reason_abbreviated,
  'counterpart.parked': m.reason_counterpart,
  'person.resembles': m.reason_resembles,
  'person.left': m.reason_left,
  'row.repeated': m.reason_repeated,
  'row.total': m.reason_total,
  'row.empty': m.reason_empty,
}
const fateTitles: Readonly<Record<Fate, () => string>> = {
  parked: m.reasons_parked,
  warned: m.reasons_warned,
  ignored: m.reasons_ignored,
}

/** Otherwise a link to the page without a reason would call itself the current one. */
const exactly = { exact: true, includeSearch: true } as const

/** Each reason with its count leads to its rows alone; the address keeps the choice. */
export function RowReasons({ id, reasons, problem }: Pick<Import, 'id' | 'reasons'> & { readonly problem: RowCode | undefined }) {
  const chosen = chosenOf(reasons, problem)
  if (reasons.length < 2) return null
  return (
    <Section
      title={m.reasons_title()}
      aside={
        chosen === undefined ? undefined : (
          <Link to="/imports/$id" params={{ id }} search={{}} resetScroll={false} activeOptions={exactly}>
            {m.reasons_all()}
          </Link>
        )
      }
    >
      <p role="status">
        {chosen === undefined ? m.reasons_text() : m.reasons_shown({ reason: reasonNames[chosen.code](), count: showNumber(chosen.count) })}
      </p>
      {fateNames.map((fate) => {
        const own = reasonsOf(reasons, fate)
        if (own.length === 0) return null
        return (
          <nav key={fate} className={styles['fate']} aria-label={fateTitles[fate]()} data-fate={fate}>
            <span className={styles['title']}>{fateTitles[fate]()}</span>
            <ul className={styles['reasons']}>
              {own.map(({ code, count }) => (
                <li key={code}>
                  <Link
                    to="/imports/$id"
                    params={{ id }}
                    search={code === chosen?.code ? {} : { problem: code }}
                    resetScroll={false}
                    activeOptions={exactly}
                    className={styles['reason']}
                    aria-current={code === chosen?.code ? 'true' : undefined}
                  >
                    {reasonNames[code]()} <strong>{showNumber(count)}</strong>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )
      })}
    </Section>
  )
}
