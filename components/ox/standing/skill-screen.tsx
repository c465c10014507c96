'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import type { Skill } from '@/lib/predictions/skill/contract'
import { useSkill } from '@/store/queries/standing'
import { ConfidenceCard } from './confidence-card'
import { SkillCard } from './skill-card'

/** What my picks say of me, and what they can't say yet. */
export function SkillScreen({ first }: { first: Skill }) {
  const t = useTranslations('ox.skill')
  const { data: skill, error } = useSkill(first)
  return (
    <div className="space-y-6">
      <PageHead title={t('title')} lead={t('lead')} />
      {error && (
        <Notice tone="error">
          <p>{t('failed')}</p>
        </Notice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
        <SkillCard title={t('cardTitle')} skill={skill} />
        <ConfidenceCard confident={skill.confident} />
        <Card className="space-y-3 lg:col-span-2">
          <h2 className="text-17">{t('how.title')}</h2>
          <p className="max-w-[34rem] text-15 text-ink-soft">{t('how.text')}</p>
          <p className="max-w-[34rem] text-15 text-ink-soft">{t('how.days')}</p>
          <ButtonLink href="/ox/practice" tone="quiet" size="sm">
            {t('toPractice')}
          </ButtonLink>
        </Card>
      </div>
    </div>
  )
}
