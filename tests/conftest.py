"""What all tests share: where the real documents are, how hypothesis is set, what rewrites expected results."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
collect_ignore_glob = ["thirdparty/*"]  # distributions of their own, which tests install and run

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))

from converter.testing import Golden  # noqa: E402 - the contracts take the profile that is loaded by then


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests too")
    parser.addoption("--update-golden", action="store_true", help="write the expected results anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is for people, who read what changed; CI is set")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="slow; give --slow"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a result with its file: ``golden(path, result)``."""
    return Golden(update=request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def build_wheel(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Build the distribution in a folder, as its installer would: ``build_wheel(folder)`` is the wheel."""

    def build(folder: Path) -> Path:
        wheels = tmp_path_factory.mktemp("wheels")
        command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
        subprocess.run([*command, "--wheel-dir", wheels, folder], check=True)
        [wheel] = wheels.glob("*.whl")
        return wheel

    return build


@pytest.fixture(scope="session")
def installed_beside(
    build_wheel: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], dict[str, str]]:
    """Install the distribution in a folder beside ours: ``installed_beside(folder)`` are the variables to see it by."""

    def install(folder: Path) -> dict[str, str]:
        site = tmp_path_factory.mktemp("site")
        command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "-q", "--target", site]
        subprocess.run([*command, build_wheel(folder)], check=True)
        path = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH"))))
        return {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}

    return install


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and official schemas beside the project; tests without it are skipped."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the folder ../shared with the real documents is not here")
    return folder
