'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DENSE } from '../controls/dense'
import { Panel } from '../controls/panel'
import { TextField } from '../controls/text-field'

const MEMBER_ID = /^usr_[0-9A-HJKMNP-TV-Z]{26}$/

/** Leads to a member's wallet with POINT already chosen: adjusting happens there, with its receipt. */
export function PointsDoor() {
  const t = useTranslations('market.rewards.points')
  const router = useRouter()
  const [id, setId] = useState('')
  const [wasTried, setTried] = useState(false)
  const isId = MEMBER_ID.test(id.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isId) router.push(`/admin/members/${id.trim()}?adjust=POINT`)
  }
  return (
    <Panel title={t('title')}>
      <form onSubmit={submit} noValidate className="grid items-start gap-4 sm:grid-cols-[22rem_auto_1fr]">
        <TextField
          label={t('memberId')}
          hint={t('hint')}
          value={id}
          spellCheck={false}
          error={wasTried && !isId ? t('wrong') : undefined}
          onChange={(event) => setId(event.target.value)}
        />
        <Button type="submit" tone="quiet" size="sm" className={`${DENSE} sm:mt-6`}>
          {t('go')}
        </Button>
      </form>
    </Panel>
  )
}
