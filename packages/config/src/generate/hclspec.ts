/**
 * An `hclspec` tree as plain data, in the names of Nomad's `plugins/shared/hclspec/hcl_spec.proto`: each node is one
 * branch of the message `Spec`. Literals and types are HCL expressions.
 */
export type Spec =
  | { object: { attributes: Record<string, Spec> } }
  | { Attr: { name: string; type: string; required: boolean } }
  | { block_value: { name: string; required: boolean; nested: Spec } }
  | { block_attrs: { name: string; type: string; required: boolean } }
  | { block_list: { name: string; min_items: number; max_items: number; nested: Spec } }
  | { block_map: { name: string; labels: string[]; nested: Spec } }
  | { default: { primary: Spec; default: Spec } }
  | { literal: { value: string } }
