"""The files that set up a server; ``python -m tools.server_trial`` tries them on a real one."""

import os
import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the scripts are for the server")

DEPLOY: Final = Path(__file__).parents[1] / "deploy"
SCRIPTS: Final = sorted(DEPLOY.glob("*.sh"))
# What README.md tells to make before the container is started.
MADE: Final = {"./certificates/server.crt", "./certificates/server.key", "./backups"}
MADE_SECRETS: Final = {"./superuser_password.txt"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_scripts_are_shell_scripts_and_explain_themselves(script: Path) -> None:
    assert script.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", script], check=True)
    done = subprocess.run([script], check=False, capture_output=True, text=True)
    assert done.returncode != 0
    assert done.stderr


def test_the_container_mounts_files_that_exist() -> None:
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    mounted = set(re.findall(r"(\./[\w./-]+)", text))
    assert mounted >= MADE | MADE_SECRETS
    assert [name for name in mounted - MADE - MADE_SECRETS if not (DEPLOY / name).is_file()] == []
    image = re.search(r"image: (\S+)", text)
    assert image
    assert re.fullmatch(r"pgvector/pgvector:\d+\.\d+\.\d+-pg\d+-\w+", image[1])


def test_nobody_connects_without_encryption_and_a_password() -> None:
    lines = (DEPLOY / "pg_hba.conf").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert {(rule[0], rule[-1]) for rule in rules} == {
        ("local", "peer"),
        ("hostssl", "scram-sha-256"),
    }
    assert {rule[2] for rule in rules if rule[0] == "local"} == {"postgres"}


def test_certificates_are_made_and_renewed(tmp_path: Path) -> None:
    script = DEPLOY / "make_certificates.sh"
    names = ["shop.test", "192.168.1.20", "::1"]
    outputs = [
        subprocess.run([script, tmp_path, *names], check=True, capture_output=True, text=True)
        for _ in range(2)
    ]
    assert "DNS:shop.test,IP:192.168.1.20,IP:::1" in outputs[0].stdout
    authority = (tmp_path / "ca.crt").read_text()
    first = (tmp_path / "server.crt").read_text()
    subprocess.run([script, tmp_path, "shop.test"], check=True, capture_output=True)
    assert (tmp_path / "ca.crt").read_text() == authority
    assert (tmp_path / "server.crt").read_text() != first
    for secret in ("ca.key", "server.key"):
        assert (tmp_path / secret).stat().st_mode & 0o077 == 0


def test_an_archived_log_file_is_never_replaced_by_another(tmp_path: Path) -> None:
    script, source, archive = DEPLOY / "archive_wal.sh", tmp_path / "source", tmp_path / "archive"
    archive.mkdir()

    def status(contents: str) -> int:
        source.write_text(contents)
        return subprocess.run([script, source, "0001", archive], check=False).returncode

    assert [status("first"), status("first"), status("second")] == [0, 0, 1]
    assert (archive / "0001").read_text() == "first"
