"""A picture of costs against numbers of questions, both on logarithmic axes, to be read in light and in dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 62, 260, 40, 48
APART = 17
"""So far apart are the names of lines, which stand at their ends."""

STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.ground { fill: #ffffff }
.grid { stroke: #d0d7de }
.line { fill: none; stroke-width: 2.5 }
.a { --color: #0550ae } .b { --color: #1a7f37 } .c { --color: #8250df } .d { --color: #9a6700 } .e { --color: #cf222e }
.line { stroke: var(--color) } .mark, .name { fill: var(--color) }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .ground { fill: #0d1117 }
  .grid { stroke: #30363d }
  .a { --color: #79c0ff } .b { --color: #7ee787 } .c { --color: #d2a8ff }
  .d { --color: #e3b341 } .e { --color: #ff7b72 }
}
"""
"""Five kinds of lines, each of which is told by its name too."""

Line = Sequence[tuple[float, float]]


def picture(lines: Mapping[str, Line], title: str, across: str, up: str) -> str:
    """An SVG of the lines by their names; `across` and `up` say what is counted along the axes."""
    return "".join(f"{piece}\n" for piece in _pieces(lines, title, across, up))


def _pieces(lines: Mapping[str, Line], title: str, across: str, up: str) -> Iterator[str]:
    columns = sorted({x for line in lines.values() for x, _ in line})
    values = [y for line in lines.values() for _, y in line]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    span = max(math.log10(columns[-1] / columns[0]), 1e-9)
    bottom = HEIGHT - BOTTOM

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            LEFT + (WIDTH - LEFT - RIGHT) * math.log10(x / columns[0]) / span,
            bottom - (bottom - TOP) * (math.log10(y) - low) / max(high - low, 1),
        )

    about = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {about}>'
    yield f"<style>\n{STYLE}</style>"
    yield f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="6"/>'
    yield f'<text x="16" y="24">{escape(up)}</text>'
    yield f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 10}" text-anchor="end">{escape(across)}</text>'
    for power in range(low, high + 1):
        _, y = place(columns[0], 10.0**power)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,.10g}</text>'
    for column in columns:
        x, _ = place(column, 10.0**low)
        yield f'<path class="grid" d="M{x:.1f} {TOP}V{bottom}"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{column:,.10g}</text>'
    named = float(TOP - APART)
    for name, line in sorted(lines.items(), key=lambda item: -item[1][-1][1]):
        kind = "abcde"[list(lines).index(name) % 5]
        points = [place(x, y) for x, y in line]
        x, y = points[-1]
        named = max(y, named + APART)
        yield f'<path class="line {kind}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}"/>'
        yield from (f'<circle class="mark {kind}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points)
        yield f'<text class="name {kind}" x="{x + 10:.1f}" y="{named + 4:.1f}">{escape(name)}</text>'
    yield "</svg>"
