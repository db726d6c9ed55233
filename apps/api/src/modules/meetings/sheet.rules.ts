import type { Meeting, MeetingMember } from '@nastavnik/contract'
import type { Block, Sheet } from '@nastavnik/documents'
import { dayText } from '../../kernel/days.ts'

const listOf = (title: string, members: readonly MeetingMember[]): Block[] =>
  members.length === 0
    ? []
    : [
        { kind: 'paragraph', text: `${title}: ${members.length}` },
        {
          kind: 'table',
          columns: [
            { title: '№', width: 2 },
            { title: 'Фамилия, имя, отчество', width: 12 },
            { title: 'Класс, группа, должность', width: 9 },
            { title: 'Присутствие', width: 5 },
          ],
          rows: members.map(({ name, occupation, attended }, index) => [String(index + 1), name, occupation, attended ? 'да' : '']),
        },
      ]

/** Who is invited to a meeting, with room to mark who came. */
export function meetingSheet({ programme, heldOn, beginsAt, place, organisation, members }: Meeting): Sheet {
  const ofRole = (role: string) => members.filter((member) => member.role === role)
  return {
    blocks: [
      { kind: 'heading', text: organisation.title },
      { kind: 'heading', text: 'Групповая встреча наставников и наставляемых' },
      {
        kind: 'fields',
        rows: [
          { label: 'Программа', value: programme.title },
          { label: 'День и время', value: `${dayText(heldOn)}, ${beginsAt}` },
          { label: 'Место', value: place },
        ],
      },
      ...listOf('Наставники', ofRole('MENTOR')),
      ...listOf('Наставляемые', ofRole('MENTEE')),
      { kind: 'signatures', rows: [{ who: 'Куратор программы', name: '' }] },
    ],
  }
}
