// The table is whole without this. It makes headings into buttons that sort, and a field that filters the rows.
const table = document.querySelector('table')
const body = table.tBodies[0]
const rows = [...body.rows]
const field = document.querySelector('#search')
const told = document.querySelector('#told')
const folds = new Map((field.dataset.folds.match(/../gsu) ?? []).map(pair => [...pair]))
const fold = text => Array.from(text.toLowerCase(), sign => folds.get(sign) ?? sign).join('')
const words = new Map(rows.map(row => [row, fold(row.textContent)]))
const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim()

function compare(one, other, numeric) {
  if (numeric) return Number(one) - Number(other)
  return one.localeCompare(other, document.documentElement.lang)
}

function sort(heading) {
  const column = heading.cellIndex
  const numeric = heading.hasAttribute('data-number')
  const first = numeric ? 'descending' : 'ascending'
  const other = numeric ? 'ascending' : 'descending'
  const order = heading.getAttribute('aria-sort') === first ? other : first
  for (const one of table.tHead.rows[0].cells) one.removeAttribute('aria-sort')
  heading.setAttribute('aria-sort', order)
  const sign = order === 'ascending' ? 1 : -1
  // Rows without a value stand last either way.
  const empty = row => value(row, column) === ''
  const sorted = rows.map(row => [row, value(row, column)]).sort(([row, one], [next, another]) =>
    empty(row) - empty(next) || sign * compare(one, another, numeric))
  body.append(...sorted.map(([row]) => row))
}

function filter() {
  const asked = fold(field.value).split(/\s+/)
  let count = 0
  for (const row of rows) {
    row.hidden = !asked.every(word => words.get(row).includes(word))
    count += !row.hidden
  }
  told.textContent = told.dataset.words.replace('#', count.toLocaleString(document.documentElement.lang))
}

for (const heading of table.tHead.rows[0].cells) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = heading.textContent
  button.addEventListener('click', () => sort(heading))
  heading.replaceChildren(button)
}
field.addEventListener('input', filter)
document.querySelector('#controls').hidden = false
table.classList.add('live')
filter()
