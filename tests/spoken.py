"""What the layers below the window say: every text in their code that a reader may come to see.

A text is a template whose places are written ``{}``. Of a choice (``'s' if many else ''``) each
side makes a template of its own.
"""

import ast
import itertools
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import xfv_desktop

PACKAGE = Path(xfv_desktop.__file__).parent
LAYERS = ("domain", "engine", "persistence", "reporting", "services")

SILENT = (
    # The trials of explanations, error rates and benches: command line, tables and plots only
    "engine/benchmark.py", "engine/performance/covariates.py", "engine/performance/evaluation.py",
    "engine/trials/*", "services/trials/*", "services/comparison/pair_*.py",
    "services/demo/*bench*.py", "services/performance/evaluation.py",
    "services/performance/pair_*.py", "services/performance/performance_*.py",
    # Pictures, papers and files that leave the program; the report's words have tests of their own
    "engine/maps/figure.py",
    "reporting/curves/performance_plots.py", "reporting/curves/plots.py",
    "reporting/sections/*", "reporting/pdf/archival.py", "reporting/pdf/extract.py",
    "reporting/pdf/layout.py", "reporting/typesetting/fonts.py",
    "reporting/typesetting/typography.py", "reporting/typesetting/wording.py",
    "services/exchange/case_uco.py", "services/exchange/disclosure.py",
    # The structure of the store
    "persistence/structure/*", "persistence/migrations.py", "persistence/case_index.py",
    # Names inside compiled graphs
    "engine/transposed/openvino_*.py", "engine/transposed/transpose*.py", "engine/networks/*",
)  # fmt: skip
"""Modules whose texts no window shows, apart from their errors."""

DEVELOPERS = {"ValueError", "TypeError", "KeyError", "IndexError", "AssertionError", "RuntimeError",
              "NotImplementedError"}  # fmt: skip
"""What is raised where only a developer can be at fault; all a user can meet is a UserError."""

_LOG = {"debug", "info", "warning", "error", "exception"}
_SQL = re.compile(
    r"(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|DROP) |.*(CASE WHEN|ORDER BY|WHERE) "
)
_PROSE = re.compile(r"[A-Za-z]{2,}[,:;]? [A-Za-z({“]|} [A-Za-z]{3,}")


def templates(node: ast.expr) -> set[str]:
    """What an expression may say; ``{}`` for what only runs tell."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return templates(node.body) | templates(node.orelse)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        parts = [templates(node.left), templates(node.right)]
        if all(part == {"{}"} for part in parts):
            return {"{}"}
    elif isinstance(node, ast.JoinedStr):
        parts = [
            templates(v.value if isinstance(v, ast.FormattedValue) else v) for v in node.values
        ]
    else:
        return {"{}"}
    return {"".join(chosen) for chosen in itertools.product(*parts)}


def spoken(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module by line, in the order of the syntax tree."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(inner) for node in ast.walk(tree) if _is_silent(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if not _is_text(node) or id(node) in silent:
            continue
        silent.update(id(inner) for inner in ast.walk(node))
        for text in templates(node):
            plain = re.sub(r"\{\w*[:!]?[^{}]*\}", "{}", text)
            if _PROSE.search(plain) and not _SQL.match(plain):
                yield node.lineno, plain


def labels(path: Path) -> Iterator[tuple[int, str]]:
    """What a module tells of its progress, single words too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and len(node.args) == 2
            and ast.unparse(node.func).rpartition(".")[2] in {"progress", "report", "tell"}
        ):
            yield from ((node.lineno, text) for text in templates(node.args[1]))


def _is_text(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and any(
            isinstance(side, ast.JoinedStr) or _is_text(side) for side in (node.left, node.right)
        )
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _is_silent(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.keyword):
        return node.arg == "loc"  # where matplotlib puts a legend
    if isinstance(node, ast.Raise):
        return isinstance(node.exc, ast.Call) and ast.unparse(node.exc.func) in DEVELOPERS
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _LOG
    )


def modules() -> list[Path]:
    """The modules that say something in the window."""
    layers = [path for layer in LAYERS for path in sorted((PACKAGE / layer).rglob("*.py"))]
    return [
        path
        for path in (PACKAGE / "disk.py", *layers)
        if not any(fnmatch(path.relative_to(PACKAGE).as_posix(), pattern) for pattern in SILENT)
    ]
