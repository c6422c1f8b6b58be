"""The wheel carries the code, its vocabulary and the rule packs, no tests; it works without the checkout."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout, without a network."""
    if not (find_spec("hatchling") and find_spec("pip")):
        pytest.skip("the build backend or pip is missing")
    folder = tmp_path_factory.mktemp("dist")
    build = ["-m", "pip", "--disable-pip-version-check", "-q", "wheel", "--no-deps", "--no-build-isolation"]
    subprocess.run([sys.executable, *build, "-w", str(folder), str(root)], check=True, timeout=120)
    (path,) = folder.glob("*.whl")
    return path


def test_what_the_wheel_carries(wheel: Path, root: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    packs = {f"checker/rules/packs/{path.name}" for path in (root / "rules").glob("*.yaml")}
    vocabulary = {f"checker/vocab/data/{path.name}" for path in (root / "checker/vocab/data").glob("*.toml")}
    modules = {path.relative_to(root).as_posix() for path in (root / "checker").rglob("*.py")}
    data = {p.relative_to(root).as_posix() for end in ("yaml", "md") for p in (root / "checker").rglob(f"*.{end}")}
    assert packs
    assert data
    assert packs | vocabulary | modules | data | {"checker/py.typed"} <= names
    assert not [name for name in names if not name.startswith(("checker/", "checker-"))]


def test_the_wheel_works_outside_the_checkout(wheel: Path, newsroom: Path) -> None:
    """Unpacked and put before everything else on the path, which is what an installation does."""
    ZipFile(wheel).extractall(newsroom / "installed")
    code = (
        f"import sys; sys.path.insert(0, {str(newsroom / 'installed')!r})\n"
        "import checker; assert 'installed' in checker.__file__, checker.__file__\n"
        "from checker.config import pack_dir; assert 'installed' in str(pack_dir()), pack_dir()\n"
        "from checker.cli import main\n"
        "sys.exit(main(['check', 'wrong.txt', '--against', 'agrees.txt', '--format', 'concise']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "wrong.txt:1:" in done.stdout) == (1, True), done.stderr
