"""Rules of the house about code in answers, which is tried by running it, or by the tools that would.

The code in answers is its contributors'. It runs here, for who asks for the rules of the house, and nowhere else: no
check and no build runs it. It runs in a process of its own, without the environment, which may hold secrets; in an
empty folder; with limits to its time, its memory and its files; without the network and without other programs.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise, zip_longest
from pathlib import Path
from typing import Any

import yaml

from generator.content.demands import House
from generator.content.house import lines
from generator.content.model import Bank, Markdown, Question
from generator.content.problems import Problem, quoted

RUNNER = Path(__file__).with_name("runner.py")
SECONDS = 60


def tried(bank: Bank, house: House) -> Iterator[Problem]:
    """What comes of the code in answers, in the languages that the bank chose. An `ImportError` where a tool lacks."""
    return chain.from_iterable(TRIALS[language](bank) for language in house.tried)


def python_runs_and_prints_what_is_said(bank: Bank) -> Iterator[Problem]:
    """The Python blocks of one answer run in order in one process; an output block follows whatever prints."""
    for question in bank.questions:
        if any(language == "python" for _, text in question.written for language, _ in text.code):
            yield from _ran(question)


def sql_of_a_task_is_run(bank: Bank) -> Iterator[Problem]:
    """The SQL of a coding question stands, word for word, in its Python too, which runs it."""
    for question in bank.questions:
        if question.kind and question.kind.value == "coding":
            python = _spaced("\n".join(code for *_, code in _blocks([question], "python")))
            for path, line, code in _blocks([question], "sql", "postgresql", "sqlite3"):
                if _spaced(code) not in python:
                    yield Problem(path, line, "SQL that none of the Python here runs; run the same text")


def shell_is_shell(bank: Bank) -> Iterator[Problem]:
    """Bash reads every shell block, which it does not run."""
    for path, line, code in _blocks(bank.questions, "bash", "sh"):
        run = subprocess.run(["bash", "-n"], input=code, capture_output=True, text=True, check=False)
        yield from (Problem(path, line, f"shell: {said}") for said in run.stderr.splitlines())


def promql_is_promql(bank: Bank) -> Iterator[Problem]:
    """Prometheus' grammar has every query; one ends where the next line does not go on, or at an empty line."""
    import promql_parser

    for path, line, code in _blocks(bank.questions, "promql"):
        for query in re.split(r"\n(?=\S)|\n\n", re.sub(r"\n(?=[)\]}])", " ", code.strip())):
            try:
                promql_parser.parse(query)
            except ValueError as error:
                yield Problem(path, line, f"PromQL: {quoted(query)}: {error}")


def yaml_is_what_its_tool_reads(bank: Bank) -> Iterator[Problem]:
    """YAML is readable; a manifest of Kubernetes itself, and a workflow of GitHub, are as their schemas have them."""
    for path, line, code in _blocks(bank.questions, "yaml"):
        try:
            documents = list(yaml.safe_load_all(code))
        except yaml.YAMLError as error:
            yield Problem(path, line, f"YAML: {' '.join(str(error).split())}")
            continue
        for document in documents:
            yield from (Problem(path, line, f"YAML: {message}") for message in _unlike_its_schema(document))


def _unlike_its_schema(document: Any) -> Iterator[str]:
    if not isinstance(document, dict):
        return
    import kubernetes_validate
    from check_jsonschema.builtin_schemas import get_builtin_schema
    from jsonschema import Draft7Validator
    from jsonschema.exceptions import best_match

    if "apiVersion" in document and "kind" in document:
        with contextlib.suppress(kubernetes_validate.SchemaNotFoundError):  # a resource of another maker
            try:
                kubernetes_validate.validate(document, kubernetes_validate.latest_version(), strict=True)
            except kubernetes_validate.ValidationError as error:
                yield error.message
    elif "jobs" in document:
        named = {"on" if name is True else name: value for name, value in document.items()}  # "on" is true in YAML 1.1
        errors = Draft7Validator(get_builtin_schema("vendor.github-workflows")).iter_errors(named)
        if worst := best_match(errors):
            yield worst.message


def _blocks(questions: Iterable[Question], *languages: str) -> Iterator[tuple[str, int, str]]:
    """The blocks of code in one of the languages: the file, the line on which one starts, and the code."""
    for question in questions:
        for line, language, code in _all_blocks(question):
            if language in languages:
                yield question.place.path, line, code


def _spaced(code: str) -> str:
    """The code with one space between all that belongs together."""
    return " ".join(re.findall(r"\w+|[^\w\s]", code))


def _ran(question: Question) -> Iterator[Problem]:
    path = question.place.path
    pairs = list(pairwise([*_all_blocks(question), (0, "", "")]))
    blocks = [(start, code) for (start, language, code), _ in pairs if language == "python"]
    after = [
        (start, code.rstrip()) if says == "output" else (0, "")
        for (_, language, _), (start, says, code) in pairs
        if language == "python"
    ]
    for (start, _), (shown_from, shown), result in zip(blocks, after, _results(path, blocks), strict=False):
        if "error" in result:
            yield Problem(path, result.get("line", start), f"Python: {result['error']}")
            return
        both = zip_longest(result["printed"].rstrip().split("\n"), shown.split("\n"), fillvalue="")
        for number, (printed, said) in enumerate(both):
            if printed != said:
                message = f"Python prints {quoted(printed)}, and its output block says {quoted(said)}"
                yield Problem(path, shown_from + number if shown_from else start, message)
                break


def _results(path: str, blocks: list[tuple[int, str]]) -> list[dict[str, Any]]:
    """What came of each block, up to the one that failed."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        try:
            run = subprocess.run(
                [sys.executable, "-I", "-B", RUNNER, path],
                input=json.dumps(blocks),
                cwd=folder,
                env={"OPENBLAS_NUM_THREADS": "1"},
                stdout=out,
                stderr=subprocess.DEVNULL,
                text=True,
                timeout=SECONDS,
                check=False,
            )
            end = f"it ends with status {run.returncode}; generator/commands/{RUNNER.name} says how much it may take"
        except subprocess.TimeoutExpired:
            end = f"it runs for more than {SECONDS} seconds"
        out.seek(0)
        results = [json.loads(line) for line in out if line.endswith("}\n")]
    if len(results) < len(blocks) and not any("error" in result for result in results):
        results.append({"error": end})
    return results


def _all_blocks(question: Question) -> Iterator[tuple[int, str, str]]:
    """Every block of code of a question and its answer: the line of the file on which it starts, language and code."""
    for name, text in question.written:
        for start, (language, code) in zip(_starts(text), text.code, strict=True):
            yield question.place.line_of_text(start, name), language, code


def _starts(text: Markdown) -> Iterator[int]:
    """The line on which each of a text's blocks of code starts, without its fence."""
    blocks = [code.split("\n") for _, code in text.code]
    places = lines(text, (line for block in blocks for line in block))
    for block in blocks:
        found = [next(places) for _ in block]
        first = next((number for number, line in enumerate(block) if line.strip()), 0)
        yield found[first] - first


TRIALS: Mapping[str, Callable[[Bank], Iterator[Problem]]] = {
    "python": python_runs_and_prints_what_is_said,
    "sql": sql_of_a_task_is_run,
    "shell": shell_is_shell,
    "promql": promql_is_promql,
    "yaml": yaml_is_what_its_tool_reads,
}
"""What is tried of the code in each language."""
