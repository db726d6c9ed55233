import type { Distribution, QuestionResults, ResultsBy } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showNumber, showPercent } from '../../ui/numbers.ts'
import { showMean } from './amounts.ts'
import styles from './results.module.css'

type Counted = Extract<Distribution, { state: 'counted' }>
type Group = NonNullable<QuestionResults['groups']>[number]

/** A value in the words of the questionnaire; on a scale the ends say what they mean. */
function valueTitle({ type, words }: QuestionResults, value: string): string {
  if (type === 'boolean') return value === 'true' ? m.campaign_results_yes() : m.campaign_results_no()
  return type === 'rating' || type === 'number' ? value : (words[value] ?? value)
}

const scaleOf = ({ values }: Counted) => ({ from: 0, to: Math.max(10, ...values.map(({ value }) => Number(value))) })
const shareOf = (count: number, { answers }: Counted) => (count * 100) / answers

/** One question: a bar for each value with its number, then the groups. */
export function QuestionView({ question, by }: { readonly question: QuestionResults; readonly by: ResultsBy | null }) {
  const { title, total, type } = question
  return (
    <div className={styles['question']}>
      <h3>{title}</h3>
      {total.state === 'tooFew' ? (
        <p className="soft">{m.campaign_results_few()}</p>
      ) : (
        <>
          <p className="soft">
            {m.campaign_results_answers({ answers: showNumber(total.answers), rate: showPercent(total.rate) })}
            {total.mean === null ? '' : `; ${m.campaign_results_mean({ mean: showMean(total.mean, scaleOf(total)) })}`}
          </p>
          {type === 'rating' ? <Histogram question={question} counted={total} /> : <Bars question={question} counted={total} />}
        </>
      )}
      {by === null || total.state === 'tooFew' ? null : <Groups question={question} by={by} />}
    </div>
  )
}

interface CountedProps {
  readonly question: QuestionResults
  readonly counted: Counted
}

/** Answers on a scale: a column a mark, the number under it. */
function Histogram({ question, counted }: CountedProps) {
  const most = Math.max(...counted.values.map(({ count }) => count), 1)
  const ends = Object.entries(question.words).filter(([, word]) => word !== '')
  return (
    <>
      <table className={styles['histogram']} aria-label={m.campaign_results_table({ title: question.title })}>
        <tbody>
          <tr>
            <th scope="row">{m.campaign_results_count()}</th>
            {counted.values.map(({ value, count }) => (
              <td key={value}>
                <span className={styles['column']} aria-hidden="true">
                  <span className={styles['rise']} style={{ height: `${(count * 100) / most}%` }} />
                </span>
                {showNumber(count)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{m.campaign_results_value()}</th>
            {counted.values.map(({ value }) => (
              <td key={value}>{value}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {ends.length === 0 ? null : <p className="soft small">{ends.map(([value, word]) => `${value} — ${word}`).join(', ')}</p>}
    </>
  )
}

/** Answers of a choice: a bar each, with how many and which share. */
function Bars({ question, counted }: CountedProps) {
  return (
    <dl className={styles['distribution']} aria-label={m.campaign_results_table({ title: question.title })}>
      {counted.values.map(({ value, count }) => (
        <div key={value} className={styles['value']}>
          <dt>{valueTitle(question, value)}</dt>
          <dd className={styles['track']} aria-hidden="true">
            <span className={styles['fill']} style={{ width: `${shareOf(count, counted)}%` }} />
          </dd>
          <dd>{showNumber(count)}</dd>
          <dd>{showPercent(shareOf(count, counted))}</dd>
        </div>
      ))}
    </dl>
  )
}

function groupTitle(by: ResultsBy, { code, title }: Group): string {
  if (by === 'class') return classTitle(code)
  return code === '' ? m.campaign_results_no_programme() : title
}

/** What stands out in a group: the mean of a scale, the most frequent answer of the others. */
function inShort(question: QuestionResults, distribution: Counted): string {
  if (distribution.mean !== null) return showMean(distribution.mean, scaleOf(distribution))
  const [most] = distribution.values.toSorted((a, b) => b.count - a.count)
  return most === undefined ? m.empty_dash() : `${valueTitle(question, most.value)} — ${showPercent(shareOf(most.count, distribution))}`
}

function Groups({ question, by }: { readonly question: QuestionResults; readonly by: ResultsBy }) {
  const { title, groups, total } = question
  if (groups === null) return <p className="soft">{m.campaign_results_groups_hidden()}</p>
  const isScale = total.state === 'counted' && total.mean !== null
  const hidden = <span className="soft">{m.campaign_results_group_hidden()}</span>
  return (
    <DataTable
      label={m.campaign_results_groups({ title })}
      rows={groups}
      rowKey={({ code }) => code}
      columns={[
        { title: m.campaign_results_group(), heading: true, render: (group) => groupTitle(by, group) },
        {
          title: m.campaign_results_answered(),
          numeric: true,
          render: ({ distribution }) => (distribution?.state === 'counted' ? showNumber(distribution.answers) : hidden),
        },
        {
          title: m.campaign_results_rate(),
          numeric: true,
          render: ({ distribution }) => (distribution?.state === 'counted' ? showPercent(distribution.rate) : m.empty_dash()),
        },
        {
          title: isScale ? m.campaign_results_group_mean() : m.campaign_results_group_often(),
          numeric: isScale,
          render: ({ distribution }) => (distribution?.state === 'counted' ? inShort(question, distribution) : m.empty_dash()),
        },
      ]}
    />
  )
}
