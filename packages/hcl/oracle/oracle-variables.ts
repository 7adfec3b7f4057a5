/** What names mean in generated expressions: values of every type, also those that no literal has. */
export const variablesText = `
s1 = "héllo"
s2 = "a,b,c"
n1 = 3
n2 = -2.5
b1 = true
nothing = null
t1 = [1, "b", true, null]
l1 = convert([3, 1, 2], list(number))
l2 = convert(["b", "a"], list(string))
l3 = convert([], list(string))
x1 = convert(["b", "a", "b"], set(string))
x2 = convert([1, 10, 2], set(number))
m1 = convert({ b = 1, a = 2 }, map(number))
m2 = convert({ k = "v" }, map(string))
m3 = convert({}, map(bool))
o1 = { a = 1, b = "x", c = [1, 2], d = { e = null } }
lo = convert([{ a = 1, b = "p" }, { a = 2, b = "q" }], list(object({ a = number, b = string })))
typed = convert(null, list(string))
`

export const variableNames = [...variablesText.matchAll(/^(\w+) = /gm)].map(
  ([, name]) => name ?? '',
)
