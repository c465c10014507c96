import { getTranslations } from 'next-intl/server'
import { Verifier } from '@/components/arcade/verifier'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.verify'))('title') })

export default async function VerifyPage({ searchParams }: PageProps<'/arcade/verify'>) {
  const { round } = await searchParams
  return <Verifier roundId={typeof round === 'string' && round !== '' ? round : null} />
}
