import { Button } from '@mantine/core'
import { moveRoutes, type Promotion } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { moveProblems } from '../../ui/move-problems.ts'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

interface UndoPromotionProps {
  readonly organisation: string
  readonly promotion: Promotion
  readonly onUndone: (told: string) => void
}

/** What has been moved already, and taking it back. */
export function UndoPromotion({ organisation, promotion: { year, done, corrected }, onUndone }: UndoPromotionProps) {
  const undo = useMutation({
    mutationFn: () => call(moveRoutes.undoPromotion, { body: { organisation, year } }),
    onSuccess: ({ returned, kept }) =>
      onUndone(
        [m.promotion_undone({ count: showNumber(returned) }), ...(kept === 0 ? [] : [m.promotion_kept({ count: showNumber(kept) })])].join(
          '. ',
        ),
      ),
  })
  return (
    <Notice tone="info" title={m.promotion_made({ count: showNumber(done) })}>
      <p>{m.promotion_made_text()}</p>
      {corrected === 0 ? null : <p>{m.promotion_undo_corrected({ count: showNumber(corrected) })}</p>}
      {undo.error === null ? null : <ProblemNotice error={undo.error} texts={moveProblems} />}
      <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
        {m.promotion_undo()}
      </Button>
    </Notice>
  )
}
