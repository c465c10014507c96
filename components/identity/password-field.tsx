'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'

type PasswordFieldProps = { label: string; hint?: string; error?: string | undefined; autoComplete: string }

/** A password, which may be looked at while it is typed. */
export function PasswordField({ label, hint, error, autoComplete }: PasswordFieldProps) {
  const t = useTranslations('identity')
  const [isShown, setShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      name="password"
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      end={
        <IconButton
          label={t(isShown ? 'hidePassword' : 'showPassword')}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
          icon={<Icon aria-hidden className="size-5" strokeWidth={1.75} />}
          className="me-1.5"
        />
      }
    />
  )
}
