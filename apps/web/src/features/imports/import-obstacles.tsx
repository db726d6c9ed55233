import { type ObstacleKind, UndoObstacles } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { currentOf } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import { ImportProblem } from './import-problem.tsx'

type Change = UndoObstacles['changes'][number]

const titles: Readonly<Record<ObstacleKind, (inputs: { count: number }) => string>> = {
  person: m.obstacle_person,
  participation: m.obstacle_participation,
  programme: m.obstacle_programme,
  added: m.obstacle_added,
  pair: m.obstacle_pair,
  card: () => m.obstacle_card(),
  headcount: () => m.obstacle_headcount(),
  parked: () => m.obstacle_parked(),
  other: () => m.obstacle_other(),
}

/** Why an import is not taken back: what was done on top of it, by name. */
export function ImportObstacles({ error }: { readonly error: Error }) {
  const obstacles = currentOf(error, UndoObstacles)
  if (obstacles === undefined) return <ImportProblem error={error} />
  const { imports, changes } = obstacles
  return (
    <ImportProblem error={error}>
      {imports.length === 0 ? null : (
        <>
          <p>{m.obstacle_imports()}</p>
          <ul>
            {imports.map(({ id, confirmedAt }) => (
              <li key={id}>
                <Link to="/imports/$id" params={{ id }}>
                  {m.obstacle_import({ when: showInstant(confirmedAt) })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.length === 0 ? null : (
        <ul>
          {changes.map((change) => (
            <li key={change.kind}>
              {titles[change.kind]({ count: change.count })}
              <Named {...change} />
            </li>
          ))}
        </ul>
      )}
      {changes.length === 0 ? null : <p>{m.obstacle_do()}</p>}
    </ImportProblem>
  )
}

function Named({ kind, count, rows }: Change) {
  if (rows.length === 0) return null
  return (
    <ul>
      {rows.map(({ id, title }) => (
        <li key={id}>
          {kind === 'programme' ? (
            <Link to="/programmes" search={{ search: title }}>
              {title}
            </Link>
          ) : (
            <Link to="/people/$id" params={{ id }}>
              {title}
            </Link>
          )}
        </li>
      ))}
      {rows.length < count ? <li>{m.obstacle_more({ count: count - rows.length })}</li> : null}
    </ul>
  )
}
