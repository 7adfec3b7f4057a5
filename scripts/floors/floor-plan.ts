/** What the floors check goes by. */
export interface FloorPlan {
  /** Package folder → floor. */
  floors: Record<string, number>
  testSupport: string
  compositionRoot: string
}
