import { TextInput } from '@mantine/core'
import {
  type ConsentChannel,
  type ConsentKind,
  type ConsentSigner,
  consentRoutes,
  longestName,
  type PersonConsents,
} from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { Choice } from '../../ui/choice.tsx'
import { parseDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { consentProblems } from './consent-problems.ts'

interface RecordConsentProps {
  readonly person: PersonConsents
  readonly kind: ConsentKind
  readonly onRecorded: (fresh: PersonConsents) => void
  readonly onCancel: () => void
}

/** A signed paper that was not scanned, or an electronic consent. */
export function RecordConsent({ person, kind, onRecorded, onCancel }: RecordConsentProps) {
  const [day, setDay] = useState('')
  const [channel, setChannel] = useState<ConsentChannel>('PAPER')
  const [signer, setSigner] = useState<ConsentSigner>(person.signers.representative ? 'REPRESENTATIVE' : 'PERSON')
  const [countersigned, setCountersigned] = useState(person.signers.representative && person.signers.person)
  const [representativeName, setRepresentativeName] = useState('')
  const givenOn = parseDay(day)
  const labels = { givenOn: m.consents_given_on() }
  const form = useFieldErrors(`consent-${kind}`, labels, givenOn === undefined ? { givenOn: m.day_invalid() } : {})
  const record = useMutation({
    mutationFn: (on: string) =>
      call(consentRoutes.record, {
        params: { id: person.personId },
        body: { kind, givenOn: on, channel, signer, countersigned: signer === 'REPRESENTATIVE' && countersigned, representativeName },
      }),
    onSuccess: onRecorded,
  })
  return (
    <Form
      label={m.consents_record()}
      errors={form.errors}
      attempt={form.attempt}
      submitText={m.consents_record_save()}
      busy={record.isPending}
      problem={record.error === null ? null : <ProblemNotice error={record.error} texts={consentProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (form.isSendable() && givenOn !== undefined) record.mutate(givenOn)
      }}
    >
      <TextInput
        {...form.field('givenOn')}
        description={m.day_hint()}
        required
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Choice<ConsentSigner>
        label={m.consents_signer()}
        value={signer}
        options={[
          ['REPRESENTATIVE', m.consents_signer_representative()],
          ['PERSON', m.consents_signer_person()],
        ]}
        onChoose={(chosen = 'PERSON') => setSigner(chosen)}
      />
      {signer === 'REPRESENTATIVE' ? (
        <>
          <TextInput
            label={m.consents_representative_name()}
            description={m.consents_representative_hint()}
            maxLength={longestName}
            value={representativeName}
            onChange={(event) => setRepresentativeName(event.currentTarget.value)}
          />
          <Check label={m.consents_countersigned()} checked={countersigned} onChange={setCountersigned} />
        </>
      ) : null}
      <Choice<ConsentChannel>
        label={m.consents_channel()}
        value={channel}
        options={[
          ['PAPER', m.consents_channel_paper()],
          ['ELECTRONIC', m.consents_channel_electronic()],
        ]}
        onChoose={(chosen = 'PAPER') => setChannel(chosen)}
      />
    </Form>
  )
}
