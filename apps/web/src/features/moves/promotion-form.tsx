import { Button, TextInput } from '@mantine/core'
import { type ClassMove, moveRoutes, type Promoted, type Promotion, type PromotionClass } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { moveProblems } from '../../ui/move-problems.ts'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { ClassPeople } from './class-people.tsx'

interface PromotionFormProps {
  readonly organisation: string
  readonly promotion: Promotion
  readonly onMoved: (done: Promoted) => void
}

/** Who stays behind, by class. */
type Staying = Readonly<Record<string, readonly string[]>>

const movesOf = (row: PromotionClass): readonly (readonly [ClassMove, string])[] => [
  ...(row.next === null ? [] : [['NEXT', m.promotion_next({ class: classTitle(row.next) })] as const]),
  ['GRADUATE', m.promotion_graduate()],
  ['STAY', m.promotion_stay()],
]

/** What becomes of each class, who stays behind, and the one press that moves all. */
export function PromotionForm({ organisation, promotion: { year, classes }, onMoved }: PromotionFormProps) {
  const { today } = useSession()
  const [moves, setMoves] = useState<Readonly<Record<string, ClassMove>>>({})
  const [staying, setStaying] = useState<Staying>({})
  const [open, setOpen] = useState<string>()
  const [text, setText] = useState(showDay(today))
  const moveOf = (row: PromotionClass) => moves[row.class] ?? row.move
  const behindIn = (row: PromotionClass) => staying[row.class] ?? []
  const moving = classes.filter((row) => moveOf(row) !== 'STAY')
  const count = moving.reduce((total, row) => total + row.people - behindIn(row).length, 0)
  const graduates = moving.some((row) => moveOf(row) === 'GRADUATE')
  const graduatedOn = graduates ? parseDay(text) : today
  const labels = { classes: m.promotion_becomes(), graduatedOn: m.promotion_graduated_on() }
  const form = useFieldErrors('promotion', labels, {
    ...(count === 0 && { classes: m.promotion_nobody() }),
    ...(graduatedOn === undefined && { graduatedOn: m.day_invalid() }),
  })
  const promote = useMutation({
    mutationFn: (day: string) =>
      call(moveRoutes.promote, {
        body: {
          organisation,
          year,
          moves: classes.map((row) => ({ class: row.class, move: moveOf(row) })),
          staying: moving.flatMap(behindIn),
          graduatedOn: day,
        },
      }),
    onSuccess: onMoved,
  })
  const opened = classes.find((row) => row.class === open)
  return (
    <Form
      label={m.people_to_promotion()}
      errors={form.errors}
      attempt={form.attempt}
      submitText={m.promotion_do({ count: showNumber(count) })}
      busy={promote.isPending}
      problem={promote.error === null ? null : <ProblemNotice error={promote.error} texts={moveProblems} />}
      onSubmit={() => {
        if (form.isSendable() && graduatedOn !== undefined) promote.mutate(graduatedOn)
      }}
    >
      <div id="promotion-classes" tabIndex={-1}>
        <DataTable
          label={m.promotion_becomes()}
          rows={classes}
          rowKey={(row) => row.class}
          current={(row) => row.class === open}
          columns={[
            { title: m.promotion_class(), heading: true, render: (row) => classTitle(row.class) },
            { title: m.promotion_people(), numeric: true, render: ({ people }) => showNumber(people) },
            {
              title: m.promotion_becomes(),
              render: (row) => (
                <>
                  <Choice<ClassMove>
                    label={m.promotion_move_of({ class: classTitle(row.class) })}
                    isLabelHidden
                    value={moveOf(row)}
                    options={movesOf(row)}
                    onChoose={(move = 'STAY') => setMoves({ ...moves, [row.class]: move })}
                  />
                  {moveOf(row) === 'STAY' || behindIn(row).length === 0 ? null : (
                    <span className="soft small">{m.promotion_staying({ count: showNumber(behindIn(row).length) })}</span>
                  )}
                </>
              ),
            },
            {
              title: m.promotion_who(),
              render: (row) => (
                <Button
                  variant="default"
                  size="xs"
                  aria-expanded={row.class === open}
                  aria-label={m.promotion_who_of({ class: classTitle(row.class) })}
                  onClick={() => setOpen(row.class === open ? undefined : row.class)}
                >
                  {m.promotion_who()}
                </Button>
              ),
            },
          ]}
        />
      </div>
      {opened === undefined ? null : (
        <ClassPeople
          key={opened.class}
          organisation={organisation}
          group={opened.class}
          move={moveOf(opened)}
          staying={behindIn(opened)}
          onStaying={(ids) => setStaying({ ...staying, [opened.class]: ids })}
        />
      )}
      {graduates ? (
        <TextInput
          {...form.field('graduatedOn')}
          description={m.day_hint()}
          required
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
    </Form>
  )
}
