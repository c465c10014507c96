type OxMarkProps = { className?: string; strokeWidth?: number }

/** O and X as one sign, drawn like the other signs of the navigation. */
export function OxMark({ className, strokeWidth = 1.75 }: OxMarkProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
    >
      <circle cx="7.5" cy="8.5" r="4.75" />
      <path d="m13.5 12.5 7.5 7.5m0-7.5-7.5 7.5" />
    </svg>
  )
}
