import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SkillScreen } from '@/components/ox/standing/skill-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getSkill } from '@/lib/predictions/skill/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('ox.skill'))('title') })

export default async function SkillPage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/ox/skill')
  return <SkillScreen first={await getSkill(member.id)} />
}
