import { Button } from '@mantine/core'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { type Line, type Lines, lineAbout, linesOf, relationOf, relationsOf, textOf } from './condition.rules.ts'
import styles from './questionnaires.module.css'
import type { EditedQuestion } from './text.rules.ts'
import { WholeField } from './whole-field.tsx'
import { relationNames } from './words.ts'

interface ConditionEditorProps {
  readonly visibleIf: string | undefined
  /** What may be asked: the questions before this one. */
  readonly earlier: readonly EditedQuestion[]
  readonly disabled: boolean
  readonly onChange: (visibleIf: string | undefined) => void
}

/** When a question is shown: always, or by answers given before it. */
export function ConditionEditor({ visibleIf, earlier, disabled, onChange }: ConditionEditorProps) {
  const found = visibleIf === undefined ? undefined : linesOf(visibleIf)
  const first = earlier.at(-1)
  const isComplex = visibleIf !== undefined && found === undefined
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>{m.condition_title()}</legend>
      <label className={styles['radio']}>
        <input type="radio" name="shown" checked={visibleIf === undefined} onChange={() => onChange(undefined)} />
        <span>{m.condition_always()}</span>
      </label>
      <label className={styles['radio']}>
        <input
          type="radio"
          name="shown"
          checked={visibleIf !== undefined}
          disabled={first === undefined}
          onChange={() => first === undefined || onChange(textOf({ kind: 'all', lines: [lineAbout(first)] }))}
        />
        <span>{m.condition_if()}</span>
      </label>
      {first === undefined ? <p className="soft small">{m.condition_first()}</p> : null}
      {isComplex ? (
        <p className="soft small">
          {m.condition_complex()} <code>{visibleIf}</code>
        </p>
      ) : null}
      {found === undefined ? null : (
        <LinesEditor lines={found} earlier={earlier} disabled={disabled} onChange={(next) => onChange(textOf(next))} />
      )}
    </fieldset>
  )
}

interface LinesEditorProps {
  readonly lines: Lines
  readonly earlier: readonly EditedQuestion[]
  readonly disabled: boolean
  readonly onChange: (lines: Lines) => void
}

function LinesEditor({ lines: { kind, lines }, earlier, disabled, onChange }: LinesEditorProps) {
  const last = earlier.at(-1)
  return (
    <div className={styles['lines']}>
      {lines.length > 1 ? (
        <Choice
          label={m.condition_joined()}
          value={kind}
          options={[
            ['all', m.condition_all()],
            ['any', m.condition_any()],
          ]}
          onChoose={(next) => next !== undefined && onChange({ kind: next, lines })}
        />
      ) : null}
      {lines.map((line, at) => (
        <LineEditor
          key={at}
          number={at + 1}
          line={line}
          earlier={earlier}
          onChange={(next) => onChange({ kind, lines: lines.map((one, index) => (index === at ? next : one)) })}
          onDelete={lines.length > 1 && !disabled ? () => onChange({ kind, lines: lines.toSpliced(at, 1) }) : undefined}
        />
      ))}
      {disabled || last === undefined ? null : (
        <Button
          variant="default"
          size="xs"
          className={styles['start']}
          onClick={() => onChange({ kind, lines: [...lines, lineAbout(last)] })}
        >
          {m.condition_add()}
        </Button>
      )}
    </div>
  )
}

interface LineEditorProps {
  readonly number: number
  readonly line: Line
  readonly earlier: readonly EditedQuestion[]
  readonly onChange: (line: Line) => void
  readonly onDelete: (() => void) | undefined
}

function LineEditor({ number, line, earlier, onChange, onDelete }: LineEditorProps) {
  const asked = earlier.find(({ name }) => name === line.name)
  return (
    <fieldset className={styles['line']} aria-label={m.condition_line({ number })}>
      <Choice
        label={m.condition_question()}
        value={asked?.name}
        {...(asked === undefined && { any: m.condition_gone() })}
        options={earlier.map(({ name, title }) => [name, title] as const)}
        onChoose={(name) => {
          const next = earlier.find((question) => question.name === name)
          if (next !== undefined) onChange(lineAbout(next))
        }}
      />
      {asked === undefined ? null : (
        <>
          <Choice
            label={m.condition_relation()}
            value={relationOf(line)}
            options={relationsOf(asked).map((relation) => [relation, relationNames[relation]()] as const)}
            onChoose={(relation) => onChange(lineAbout(asked, relation, line.kind === 'compared' ? line.value : undefined))}
          />
          {line.kind === 'compared' ? <Value asked={asked} value={line.value} onValue={(value) => onChange({ ...line, value })} /> : null}
        </>
      )}
      {onDelete === undefined ? null : (
        <Button variant="subtle" size="xs" className={styles['start']} onClick={onDelete}>
          {m.condition_delete()}
        </Button>
      )}
    </fieldset>
  )
}

interface ValueProps {
  readonly asked: EditedQuestion
  readonly value: string | number | boolean
  readonly onValue: (value: string | number | boolean) => void
}

/** The answer that is looked for, as that question offers it. */
function Value({ asked, value, onValue }: ValueProps) {
  const label = m.condition_value()
  if (asked.type === 'boolean')
    return (
      <Choice
        label={label}
        value={value === false ? 'no' : 'yes'}
        options={[
          ['yes', m.answer_yes()],
          ['no', m.answer_no()],
        ]}
        onChoose={(chosen) => onValue(chosen === 'yes')}
      />
    )
  if (asked.type === 'radiogroup' || asked.type === 'checkbox') {
    const known = asked.choices.find((choice) => choice.value === value)
    return (
      <Choice
        label={label}
        value={known?.value}
        {...(known === undefined && { any: m.condition_value_gone() })}
        options={asked.choices.map((choice) => [choice.value, choice.text] as const)}
        onChoose={(chosen) => chosen !== undefined && onValue(chosen)}
      />
    )
  }
  if (asked.type === 'rating') {
    const steps = Array.from({ length: asked.rateMax - asked.rateMin + 1 }, (_, step) => String(asked.rateMin + step))
    return (
      <Choice
        label={label}
        value={String(value)}
        options={steps.map((step) => [step, step] as const)}
        onChoose={(step) => onValue(Number(step))}
      />
    )
  }
  return <WholeField label={label} value={Number(value)} onValue={onValue} />
}
