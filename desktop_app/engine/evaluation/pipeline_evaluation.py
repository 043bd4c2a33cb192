"""The evaluation of a pipeline with a table of photos."""

from collections.abc import Mapping
from pathlib import Path

from desktop_app.catalogue.io.query_table import QueryTable
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Answer
from desktop_app.engine.evaluation.evaluator import evaluate
from desktop_app.engine.evaluation.summary import Evaluation
from desktop_app.engine.labels.labels import Labels
from desktop_app.engine.recognition.photo_decoding import PhotoSource
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.engine.status import CatalogueStatus
from desktop_app.progress import Job
from desktop_app.search.similarity_measures import SimilarityMeasure


def evaluate_pipeline(
    queries: Path,
    pipeline: RecognitionPipeline,
    labels: Labels,
    catalogue: Catalogue,
    status: CatalogueStatus,
    model: str,
    measures: Mapping[str, SimilarityMeasure],
) -> Job[Evaluation]:
    """Identify the photos of the table ``queries``; other arguments as for ``evaluate``.

    Labels are read as ``Labels.identify`` does.
    """

    def search(source: PhotoSource, *, top: int) -> Answer:
        return pipeline.run(source, top=top)[0]

    def identify(source: Path, *, top: int) -> Answer:
        return labels.identify(search, source, top=top)

    table = QueryTable(queries)
    return evaluate(table, queries.name, identify, catalogue, status, model, measures)
