#!/usr/bin/env bash
# Writes requirements/*.txt: the newest versions that pyproject.toml allows, with the
# hashes of their files, for all systems. Needs uv (pip install uv).
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate "$@"
}

compile pyproject.toml --extra ocr --extra hnsw --extra encryption --output-file requirements/app-gpu.txt
compile pyproject.toml --constraints requirements/app-gpu.txt --extra ocr --extra hnsw --extra encryption --extra cuda \
    --output-file requirements/app-cuda.txt
# The slim install: the runtime without CUDA.
compile pyproject.toml requirements/cpu-runtime.in --extra ocr --extra hnsw --extra encryption --constraints requirements/app-gpu.txt \
    --overrides requirements/cpu-overrides.in --output-file requirements/app-cpu.txt
for group in dev bundle; do
    compile --group "$group" --constraints requirements/app-gpu.txt \
        --output-file "requirements/$group.txt"
done
