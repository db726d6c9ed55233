import { Checkbox, TextInput } from '@mantine/core'
import { type AssignableRole, type NewGrant, userRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { reading } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { PlaceChoice } from '../../ui/place-choice.tsx'
import { readClasses } from './class-list.rules.ts'

type Key = 'role' | 'place' | 'forms' | 'classes' | 'validFrom' | 'validTo'
type Field = (key: Key) => { id: string; label: string; error: string | undefined }

/** What a role needs: which, where, since when, till when. */
export function usePostFields() {
  const { today, territory, forms: knownForms } = useSession()
  const roles = useQuery(reading(userRoutes.roles, {})).data?.roles ?? []
  const [texts, setTexts] = useState({ role: '', place: '', validFrom: showDay(today), validTo: '' })
  const [forms, setForms] = useState<readonly string[]>([])
  const [classText, setClassText] = useState('')
  const [everyClass, setEveryClass] = useState(false)
  const { classes, wrong: noClasses } = readClasses(classText)
  const role: AssignableRole | undefined = roles.find((one) => one.role === texts.role)
  const place = role?.level === 'region' ? territory.code : texts.place
  const validFrom = parseDay(texts.validFrom)
  const validTo = texts.validTo.trim() === '' ? null : parseDay(texts.validTo)
  const labels: Record<Key, string> = {
    role: m.users_role(),
    place: m.users_place(),
    forms: m.users_forms(),
    classes: m.users_classes(),
    validFrom: m.users_valid_from(),
    validTo: m.users_valid_to(),
  }
  const wrong: Partial<Record<Key, string>> = {
    ...(role === undefined ? { role: m.users_role_missing() } : {}),
    ...(role !== undefined && place === '' ? { place: m.users_place_missing() } : {}),
    ...(role?.needsForms === true && forms.length === 0 ? { forms: m.users_forms_missing_text() } : {}),
    ...(role?.needsClasses === true && !everyClass
      ? noClasses[0] !== undefined
        ? { classes: m.users_classes_wrong({ text: noClasses[0] }) }
        : classes.length === 0
          ? { classes: m.users_classes_missing() }
          : {}
      : {}),
    ...(validFrom === undefined ? { validFrom: m.day_invalid() } : {}),
    ...(validTo === undefined ? { validTo: m.day_invalid() } : {}),
  }
  const post: NewGrant | undefined =
    role === undefined || place === '' || validFrom === undefined || validTo === undefined
      ? undefined
      : {
          role: role.role,
          place,
          forms: role.needsForms ? [...forms] : [],
          classes: role.needsClasses && !everyClass ? [...classes] : [],
          everyClass: role.needsClasses && everyClass,
          validFrom,
          validTo,
        }
  const set = (part: Partial<typeof texts>) => setTexts({ ...texts, ...part })
  const render = (field: Field): ReactNode => (
    <>
      <Choice
        {...field('role')}
        any={m.users_role_choose()}
        value={texts.role}
        options={roles.map(({ role: code, title }) => [code as string, title] as const)}
        onChoose={(chosen = '') => set({ role: chosen, place: '' })}
      />
      {role === undefined || role.level === 'region' ? null : (
        <PlaceChoice {...field('place')} level={role.level} value={texts.place} onChoose={(code) => set({ place: code })} />
      )}
      {role?.needsForms === true ? (
        <fieldset id={field('forms').id} tabIndex={-1}>
          <legend>{field('forms').label}</legend>
          {knownForms.map(({ code, title }) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={forms.includes(code)}
                onChange={() => setForms(forms.includes(code) ? forms.filter((one) => one !== code) : [...forms, code])}
              />{' '}
              {title}
              <br />
            </label>
          ))}
          {field('forms').error === undefined ? null : <p role="alert">{field('forms').error}</p>}
        </fieldset>
      ) : null}
      {role?.needsClasses === true ? (
        <>
          <TextInput
            {...field('classes')}
            description={m.users_classes_hint()}
            disabled={everyClass}
            value={classText}
            onChange={(event) => setClassText(event.currentTarget.value)}
          />
          <Checkbox label={m.users_every_class()} checked={everyClass} onChange={(event) => setEveryClass(event.currentTarget.checked)} />
        </>
      ) : null}
      <TextInput
        {...field('validFrom')}
        description={m.day_hint()}
        value={texts.validFrom}
        onChange={(event) => set({ validFrom: event.currentTarget.value })}
      />
      <TextInput
        {...field('validTo')}
        description={m.users_valid_to_hint()}
        value={texts.validTo}
        onChange={(event) => set({ validTo: event.currentTarget.value })}
      />
    </>
  )
  return { labels, wrong, post, render }
}
