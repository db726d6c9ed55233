import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import styles from './matching.module.css'

/** How many of a mentor's places are taken: a word, and a bar beside it. */
export function PlacesMeter({ places, taken }: { readonly places: number; readonly taken: number }) {
  return (
    <p className={styles['meter']}>
      <meter aria-hidden="true" min={0} max={Math.max(places, 1)} value={taken} />{' '}
      <span className="small">{m.matching_taken({ taken: showNumber(taken), places: showNumber(places) })}</span>
    </p>
  )
}
