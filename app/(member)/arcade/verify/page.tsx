import { getTranslations } from 'next-intl/server'
import { Verifier } from '@/components/arcade/verifier'
import { Words } from '@/components/layout/words'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.verify'))('title') })

export default async function VerifyPage({ searchParams }: PageProps<'/arcade/verify'>) {
  const { round } = await searchParams
  return (
    <Words of={['arcade', 'odds', 'gacha']}>
      <Verifier roundId={typeof round === 'string' && round !== '' ? round : null} />
    </Words>
  )
}
