import { Button, Group } from '@mantine/core'
import { readinessRoutes, type Training, trainingRoutes } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { trainingProblems } from './training-problems.ts'

interface EnrolMentorsProps {
  readonly training: Training
  readonly onFresh: (fresh: Training) => void
  readonly onCancel?: () => void
}

/** Mentors who have not passed the training, to be put into the group. */
export function EnrolMentors({ training: { id, organisation, members }, onFresh, onCancel }: EnrolMentorsProps) {
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const query = { organisation: organisation.code, lacking: 'TRAINING' as const, page, ...(search !== '' && { search }) }
  const list = useQuery({ ...reading(readinessRoutes.list, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  const enrol = useMutation({
    mutationFn: () => call(trainingRoutes.enrol, { params: { id }, body: { people: [...chosen] } }),
    onSuccess: onFresh,
  })
  return (
    <>
      <p>{m.training_enrol_lead()}</p>
      <Filters label={m.training_enrol()}>
        <SearchField
          label={m.people_search()}
          value={search}
          onSearch={(text) => {
            setSearch(text)
            setPage(1)
          }}
        />
      </Filters>
      <Loaded of={list} lines={4}>
        {(mentors) => {
          const free = mentors.items.filter(({ personId }) => !members.some((member) => member.personId === personId))
          return (
            <>
              {free.length === 0 ? <p>{m.training_enrol_nobody()}</p> : null}
              {free.map(({ personId, name, occupation }) => (
                <Check
                  key={personId}
                  label={[name, occupation].filter((part) => part !== '').join(', ')}
                  checked={chosen.includes(personId)}
                  onChange={(checked) => setChosen(checked ? [...chosen, personId] : chosen.filter((one) => one !== personId))}
                />
              ))}
              <Pager list={mentors} onPage={setPage} />
            </>
          )
        }}
      </Loaded>
      {enrol.error === null ? null : <ProblemNotice error={enrol.error} texts={trainingProblems} />}
      <Group>
        <Button color="accent" disabled={chosen.length === 0} loading={enrol.isPending} onClick={() => enrol.mutate()}>
          {m.training_enrol_do({ count: showNumber(chosen.length) })}
        </Button>
        {onCancel === undefined ? null : (
          <Button variant="default" onClick={onCancel}>
            {m.cancel()}
          </Button>
        )}
        {chosen.length === 0 ? <span className="soft">{m.training_enrol_choose()}</span> : null}
      </Group>
    </>
  )
}
