import type { Body, Diagnostic, Scope } from '@longshore/hcl'
import type { HclType } from '../schema/hcl-type.ts'
import type { Path, Places } from './places.ts'

/** What decoding one body shares with the bodies inside it. */
export interface DecodeContext {
  /** What names mean in the body's expressions. */
  scope: Scope
  /** In HCL1 and JSON any block may be written as an attribute. */
  syntax: Body['syntax']
  places: Places
  report(diagnostic: Diagnostic): void
}

/** What a value is wanted for. */
export interface Slot<Type extends HclType = HclType> {
  type: Type
  path: Path
}
