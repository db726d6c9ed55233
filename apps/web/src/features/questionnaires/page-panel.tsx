import { Button } from '@mantine/core'
import { questionnaireTexts } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Icon } from '../../ui/icon.tsx'
import styles from './questionnaires.module.css'
import { changePage, type EditedPage, movePage, type Text, withField } from './text.rules.ts'
import { WordedField } from './worded-field.tsx'

interface PartProps {
  readonly hasChildWords: boolean
  readonly mayEdit: boolean
  readonly onText: (next: (text: Text) => Text, of?: string) => void
}

/** The title of a page and its place. */
export function PagePanel({ page, hasChildWords, mayEdit, onText }: PartProps & { readonly page: EditedPage }) {
  const { name } = page
  return (
    <section className={styles['panel']} aria-label={m.page_fields()}>
      <WordedField
        label={m.page_title()}
        most={500}
        isRequired
        value={page.title}
        disabled={!mayEdit}
        onWords={(title) => onText((text) => changePage(text, name, { title }), `${name} title`)}
      />
      {hasChildWords ? (
        <WordedField
          label={m.page_child_title()}
          hint={m.question_child_hint()}
          most={120}
          value={page.childTitle}
          disabled={!mayEdit}
          onWords={(words) =>
            onText(
              (text) => ({ ...text, pages: text.pages.map((one) => (one.name === name ? withField(one, 'childTitle', words) : one)) }),
              `${name} child`,
            )
          }
        />
      ) : null}
      {mayEdit ? (
        <div className={styles['buttons']}>
          <Button variant="default" size="sm" onClick={() => onText((text) => movePage(text, name, -1))}>
            <Icon name="up" /> {m.page_up()}
          </Button>
          <Button variant="default" size="sm" onClick={() => onText((text) => movePage(text, name, 1))}>
            <Icon name="down" /> {m.page_down()}
          </Button>
        </div>
      ) : null}
      <p className="soft small">{m.page_delete_hint()}</p>
    </section>
  )
}

/** The title of the questionnaire and the words before its first question. */
export function HeadPanel({ text, hasChildWords, mayEdit, onText }: PartProps & { readonly text: Text }) {
  return (
    <section className={styles['panel']} aria-label={m.head_fields()}>
      <WordedField
        label={m.head_title()}
        most={questionnaireTexts.title}
        isRequired
        value={text.title}
        disabled={!mayEdit}
        onWords={(title) => onText((before) => ({ ...before, title }), 'title')}
      />
      <WordedField
        label={m.head_intro()}
        most={2000}
        isLong
        value={text.intro}
        disabled={!mayEdit}
        onWords={(words) => onText((before) => withField(before, 'intro', words), 'intro')}
      />
      {hasChildWords ? (
        <WordedField
          label={m.head_child_intro()}
          hint={m.question_child_hint()}
          most={2000}
          isLong
          value={text.childIntro}
          disabled={!mayEdit}
          onWords={(words) => onText((before) => withField(before, 'childIntro', words), 'childIntro')}
        />
      ) : null}
    </section>
  )
}
