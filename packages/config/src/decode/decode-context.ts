import type { Diagnostic, Scope } from '@longshore/hcl'
import type { HclType } from '../schema/hcl-type.ts'
import type { Path, Places } from './places.ts'

/** What decoding one body shares. */
export interface DecodeContext {
  /** What names mean in the body's expressions. */
  scope: Scope
  places: Places
  report(diagnostic: Diagnostic): void
}

/** What a value is wanted for. */
export interface Slot<Type extends HclType = HclType> {
  type: Type
  path: Path
}
