import { type StaffMember, userRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiProblem } from '../../api/problem.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'

/** Who works here today. Whoever may read staff at other places only sees no such part. */
export function Staff({ code }: { readonly code: string }) {
  const staff = useQuery(reading(userRoutes.staff, { params: { code } }))
  if (staff.error instanceof ApiProblem && staff.error.status === 404) return null
  return (
    <Section
      title={m.organisation_staff()}
      aside={
        <LinkButton to="/users" search={{ unit: code }} variant="subtle" size="compact-md">
          {m.organisation_staff_all()}
        </LinkButton>
      }
    >
      <Loaded of={staff} lines={3}>
        {({ items, total }) =>
          total === 0 ? (
            <p>{m.organisation_staff_none()}</p>
          ) : (
            <>
              <StaffTable staff={items} />
              {total > items.length ? <p className="soft small">{m.organisation_staff_more({ shown: items.length, total })}</p> : null}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function StaffTable({ staff }: { readonly staff: readonly StaffMember[] }) {
  return (
    <DataTable
      label={m.organisation_staff()}
      rows={staff}
      rowKey={({ grantId }) => grantId}
      columns={[
        {
          title: m.users_name(),
          heading: true,
          render: ({ userId, name }) => (
            <Link to="/users/$id" params={{ id: userId }}>
              {name}
            </Link>
          ),
        },
        {
          title: m.users_role(),
          render: ({ roleTitle, substitutes }) =>
            substitutes === null ? roleTitle : `${roleTitle} (${m.users_substitutes({ name: substitutes })})`,
        },
        {
          title: m.users_term(),
          render: ({ validFrom, validTo }) =>
            validTo === null
              ? m.days_from({ from: showDay(validFrom) })
              : m.days_from_to({ from: showDay(validFrom), to: showDay(validTo) }),
        },
      ]}
    />
  )
}
