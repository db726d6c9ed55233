import { type LetterCard, type LetterKind, letterRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { LetterEditor } from './letter-editor.tsx'

export function LetterPage({ kind }: { readonly kind: LetterKind }) {
  const letter = useQuery(reading(letterRoutes.get, { params: { kind } }))
  const [saved, setSaved] = useState<'own' | 'original'>()
  const save = (card: LetterCard) => {
    setSaved(card.isOwn ? 'own' : 'original')
    void refresh(letterRoutes.get, letterRoutes.list)
  }
  return (
    <Page title={letter.data?.title ?? m.letter_edit()} lead={letter.data?.about} back={<Link to="/letters">{m.letter_all()}</Link>}>
      {saved === undefined ? null : (
        <Notice key={letter.data?.version} tone="good" title={saved === 'own' ? m.letter_saved() : m.letter_restored()} focused>
          <p>{m.letter_saved_text()}</p>
        </Notice>
      )}
      <Loaded of={letter}>{(card) => <LetterEditor key={card.version} card={card} onSaved={save} />}</Loaded>
    </Page>
  )
}
