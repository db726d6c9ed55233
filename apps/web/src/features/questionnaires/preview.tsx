import type { Answers } from '@nastavnik/questionnaires'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { QuestionnaireForm } from '../../ui/questionnaire-form.tsx'
import styles from './questionnaires.module.css'
import { forChildren, type Text } from './text.rules.ts'

/** Two people to be put in order, where the questionnaire asks for it. */
const invented = () => [
  { id: 'one', name: m.preview_person_one() },
  { id: 'two', name: m.preview_person_two() },
]

/** The questionnaire as the one who answers sees it; answers go nowhere, conditions work. */
export function Preview({ text, hasChildWords }: { readonly text: Text; readonly hasChildWords: boolean }) {
  const [reader, setReader] = useState<'adult' | 'child'>('adult')
  const [width, setWidth] = useState<'wide' | 'phone'>('wide')
  const [answers, setAnswers] = useState<Answers>({})
  const shown = reader === 'child' ? forChildren(text) : text
  const choice = <Value extends string>(
    name: string,
    legend: string,
    chosen: Value,
    options: readonly (readonly [Value, string])[],
    choose: (value: Value) => void,
  ) => (
    <fieldset className={styles['switch']}>
      <legend className="unseen">{legend}</legend>
      {options.map(([value, title]) => (
        <label key={value}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => choose(value)} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  )
  return (
    <section className={styles['preview']} aria-label={m.preview_label()}>
      <div className={styles['switches']}>
        {hasChildWords
          ? choice(
              'reader',
              m.preview_reader(),
              reader,
              [
                ['adult', m.preview_adult()],
                ['child', m.preview_child()],
              ],
              setReader,
            )
          : null}
        {choice(
          'width',
          m.preview_width(),
          width,
          [
            ['wide', m.preview_wide()],
            ['phone', m.preview_phone()],
          ],
          setWidth,
        )}
      </div>
      <p className="soft small">{m.preview_hint()}</p>
      <div className={styles['screen']} data-width={width}>
        <p className={styles['screenTitle']}>{shown.title}</p>
        <QuestionnaireForm definition={shown} answers={answers} onChange={setAnswers} problems={[]} people={invented()} />
      </div>
    </section>
  )
}
