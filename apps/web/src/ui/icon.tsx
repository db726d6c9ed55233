/** Drawn, because the typeface has no such signs and an old machine may have no other that does. */
const strokes = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4 12 12 M12 4 4 12',
  menu: 'M2 4H14 M2 8H14 M2 12H14',
  right: 'M6 3 11 8 6 13',
  down: 'M3 6 8 11 13 6',
  up: 'M3 10 8 5 13 10',
  back: 'M10 3 5 8 10 13',
  lock: 'M3 7H13V14H3Z M5 7V5A3 3 0 0 1 11 5V7',
}

/** A sign of the height of the letters beside it; the word always stands there too. */
export function Icon({ name }: { readonly name: keyof typeof strokes }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  )
}
