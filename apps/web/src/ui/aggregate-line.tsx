import { factRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../api/queries.ts'
import { useMay } from '../api/session.ts'
import { m } from '../paraglide/messages.js'
import { showCounted } from './units-of-count.ts'

/** Beside counted numbers: figures of the period that came without persons and are not among them, or the way to the other periods'. */
export function AggregateLine({ unit, period }: { readonly unit: string; readonly period: string }) {
  const enabled = useMay('fact.read')
  const { data } = useQuery({ ...reading(factRoutes.brief, { query: { unit, period } }), enabled })
  if (data === undefined) return null
  const link = (text: string) => (
    <Link to="/facts" search={{ unit }}>
      {text}
    </Link>
  )
  if (data.total === 0) return <p className="soft small no-print">{link(m.facts_title())}</p>
  const named = data.figures.map(({ title, value, unitOfCount }) => m.aggregate_figure({ title, number: showCounted(value, unitOfCount) }))
  const figures = data.total > named.length ? [...named, m.aggregate_more()] : named
  return (
    <p className="soft small">
      {m.aggregate_line({ figures: figures.join(', ') })} {link(m.aggregate_link())}
    </p>
  )
}
