import { getTranslations } from 'next-intl/server'
import { ArcadeHub } from '@/components/arcade/hub/arcade-hub'
import { getHub } from '@/lib/arcade/hub/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.hub'))('title') })

export default async function ArcadePage() {
  const member = await findSignedIn()
  return member && <ArcadeHub {...(await getHub(member.id))} />
}
