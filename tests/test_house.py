"""The house: packages in the order of the work, faces between them, an owner for each library."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "extractor"
ORDER = [
    "model",
    "errors",
    "outages",
    "whole_files",
    "scratch",
    "memory",
    "library_logs",
    "known_places",
    "kept_patterns",
    "messages",
    "patterns",
    "language",
    "kinds",
    "administration",
    "imaging",
    "intake",
    "office_files",
    "witnesses",
    "pdf_pages",
    "rereading",
    "reading",
    "settings",
    "lines",
    "unruled",
    "headings",
    "layout",
    "tables",
    "letterhead",
    "figures",
    "indicators",
    "checks",
    "decisions",
    "document",
    "output",
    "folder",
    "comparison",
    "forms",
    "drafting",
    "workers",
    "run",
    "progress",
    "doctor",
    "authoring",
    "review",
    "cluster",
    "command_line",
    "commands",
    "cli",
    "__main__",
]
PACKAGES = [name for name in ORDER if (HOUSE / name).is_dir()]
MOST_OVER_TEN = 0  # functions with more than ten branches
MOST_TESTS_OWED = 66
OWNERS = {  # library → the modules that import it; a package stands for any of its modules
    "cv2": ["imaging/"],
    "numpy": ["imaging/", "pdf_pages/", "reading/", "rereading/", "witnesses/"],
    "pdfplumber": ["pdf_pages/text_layer.py"],
    "pdf2image": ["pdf_pages/drawing.py"],
    "pypdfium2": ["pdf_pages/laid_over_scans.py"],
    "pytesseract": ["witnesses/tesseract.py"],
    "onnxruntime": ["witnesses/pp_ocr.py"],
    "starlette": ["review/app.py", "review/guard.py"],
    "uvicorn": ["review/server.py"],
    "jinja2": ["review/app.py"],
    "psycopg": ["output/server_base.py"],
    "cryptography": ["cluster/certificates.py"],
    "distributed": ["cluster/connections.py", "cluster/programs.py"],
    "docx": [
        "drafting/composing.py",
        "drafting/fields.py",
        "drafting/paper.py",
        "drafting/renewal.py",
        "drafting/source_annex.py",
    ],
}
MODULES = sorted(
    path.relative_to(HOUSE).as_posix()
    for path in HOUSE.rglob("*.py")
    if path.relative_to(HOUSE).as_posix() != "__init__.py"
)


@cache
def imports(module):
    """(what is imported from, what of it) for each import of a module, wherever it stands."""
    found = []
    for node in ast.walk(ast.parse((HOUSE / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.module, alias.name) for alias in node.names]
    return found


def room(module):
    """The package, or the module of the ground, that a file or an import lies in."""
    return module.removesuffix(".py").replace(".", "/").split("/")[0]


def siblings(module):
    """(room, module below it or "", name) for each import from the house itself."""
    for source, name in imports(module):
        if source == "extractor" and name in PACKAGES:
            yield from ((name, "", used) for used in used_of(module, name))
        elif source == "extractor" and name != "__version__":
            yield name, "", ""
        elif source.startswith("extractor."):
            first, *below = source.split(".")[1:]
            yield first, ".".join(below), name


def used_of(module, package):
    """What a module takes of a package that it imports whole: `letterhead.joined`."""
    for node in ast.walk(ast.parse((HOUSE / module).read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == package:
            yield node.attr


def test_every_room_has_its_place_in_the_order():
    assert sorted(ORDER) == sorted({room(module) for module in MODULES})


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_before_it(module):
    here = ORDER.index(room(module))
    for other, _, _ in siblings(module):
        there = ORDER.index(other)
        assert there < here or (other == room(module) and other in PACKAGES), f"{module}: {other}"


@pytest.mark.parametrize("package", PACKAGES)
def test_no_modules_of_a_package_import_each_other_in_a_ring(package):
    below = {
        module: {f"{package}/{name}.py" for first, name, _ in siblings(module) if first == package}
        for module in MODULES
        if room(module) == package
    }
    while below:
        free = {module for module, wanted in below.items() if not wanted & below.keys()}
        assert free, f"a ring among {sorted(below)}"
        below = {module: wanted for module, wanted in below.items() if module not in free}


@pytest.mark.parametrize("module", MODULES)
def test_across_packages_only_faces_are_imported(module):
    for other, below, name in siblings(module):
        if other in PACKAGES and other not in (room(module), "language"):
            assert not below, f"{module} reaches into {other}.{below}"
            assert name in faces(other), f"{other} does not name {name}"


@cache
def faces(package):
    """The names that a package's face lists in `__all__`."""
    stub = HOUSE / package / "__init__.pyi"
    face = stub if stub.exists() else HOUSE / package / "__init__.py"
    for node in ast.parse(face.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return ast.literal_eval(node.value)
    return []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_face_names_only_what_another_package_or_a_command_uses(package):
    used = {
        name
        for module in MODULES
        if room(module) != package
        for other, _, name in siblings(module)
        if other == package
    }
    assert sorted(set(faces(package)) - used) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_what_a_face_names_is_there(package):
    """A name's module is loaded when the name is first asked for; a module that is called like it
    would stand in its place once another has imported it."""
    face = import_module(f"extractor.{package}")
    modules = {name for name in faces(package) if isinstance(getattr(face, name), ModuleType)}
    below = {path.stem for path in (HOUSE / package).glob("*.py")}
    assert set(faces(package)) & below == modules


@pytest.mark.parametrize("library, owners", OWNERS.items())
def test_each_library_has_its_owners(library, owners):
    users = [m for m in MODULES if library in {source.split(".")[0] for source, _ in imports(m)}]
    assert sorted({user if user in owners else f"{room(user)}/" for user in users}) == owners


def test_the_picture_shows_every_room_in_its_order():
    """`docs/architecture.md`: the packages from top to foot, the modules of the ground above."""
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    picture = told.split("```")[1]
    shown = [name for name in PACKAGES if re.search(rf"^[ │]*{name}/", picture, re.M)]
    places = [re.search(rf"^[ │]*{name}/", picture, re.M).start() for name in shown]
    assert places == sorted(places)
    ground = picture.strip().split("\n")[0]
    for name in set(ORDER) - set(shown) - {"__main__"}:
        assert re.search(rf"(?<!\w){name}(?!\w)", ground) or f"`{name}" in told, name


def test_what_the_picture_says_of_libraries_is_so():
    """`(alone imports cv2 …)` behind a package: its owners name no other."""
    picture = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("```")[1]
    for package, told in re.findall(r"^ *(\w+)/.*\(alone imports ([^);]+)", picture, re.M):
        for library in told.split(", "):
            assert {owner.split("/")[0] for owner in OWNERS[library]} == {package}, library


def test_every_file_that_the_guide_names_is_there():
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`((?:\w+/)*\w+\.(?:py|yaml|js))", told))
    homes = ("extractor", "patterns", "tests", "benchmarks", "docs")
    paths = [path.as_posix() for home in homes for path in (ROOT / home).rglob("*.*")]
    missing = [name for name in named if not any(path.endswith(f"/{name}") for path in paths)]
    assert named and missing == []


def test_the_wheel_holds_every_package():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert sorted(listed["packages"]) == sorted(
        ["extractor", "solieu_patterns", *(f"extractor.{name}" for name in PACKAGES)]
    )


@cache
def complexities():
    """(module, function, complexity) of every function, as radon counts."""
    done = subprocess.run(
        [sys.executable, "-m", "radon", "cc", "--json", str(HOUSE)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    return [
        (Path(file).relative_to(HOUSE).as_posix(), block["name"], block["complexity"])
        for file, blocks in json.loads(done.stdout).items()
        for block in blocks
        if block["type"] != "class"
    ]


def test_functions_stay_simple():
    """None has more than twenty branches; of those with more than ten there may only be fewer."""
    assert [found for found in complexities() if found[2] > 20] == []
    assert sum(found[2] > 10 for found in complexities()) <= MOST_OVER_TEN


def loaded_by(*arguments):
    """The modules that a command has loaded when it ends."""
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules)); "
        "from extractor.cli import main; main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return set(done.stdout.split())


def test_help_is_quick():
    """`--help` loads neither pictures nor tables nor rules."""
    heavy = {
        "cv2",
        "numpy",
        "pandas",
        "pdfplumber",
        "openpyxl",
        "docx",
        "xlsxwriter",
        "yaml",
        "pydantic",
        "onnxruntime",
        "starlette",
        "uvicorn",
        "jinja2",
        "psycopg",
        "distributed",
    }
    loaded = loaded_by("--help")
    assert "extractor.cli" in loaded
    assert heavy & loaded == set()


def test_a_run_that_finds_nothing_new_is_quick(tmp_path):
    """It loads neither pictures nor office files nor what reads and interprets: half a second."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("Toàn huyện có 15 xã.", "utf-8")
    first = loaded_by("run", folder, "--out", out)
    again = loaded_by("run", folder, "--out", out)
    heavy = {"cv2", "numpy", "pdfplumber", "openpyxl", "xlsxwriter", "pydantic", "onnxruntime"}
    heavy |= {"extractor.document", "extractor.figures.finding", "extractor.output.workbook"}
    assert "extractor.document" in first
    assert heavy & again == set()


def test_modules_have_a_test_file_of_their_name():
    """`tests/<package>/test_<module>.py`, but for those owed, which may only get fewer."""
    tests = ROOT / "tests"
    owed = [
        module
        for module in MODULES
        if "/" in module and not module.endswith("__init__.py")
        if not (tests / room(module) / f"test_{Path(module).name}").exists()
    ]
    assert len(owed) == MOST_TESTS_OWED, f"{len(owed)} are owed: {owed}"


def test_tests_import_no_private_names():
    """What a test must reach has a name that others may use too."""
    private = []
    for file in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("extractor"):
                names = [alias.name for alias in node.names if alias.name != "__version__"]
                private += [(file.name, name) for name in names if name.startswith("_")]
    assert private == []
