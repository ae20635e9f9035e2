"""doccano: checked by its own importer, with a database in memory."""

import os
import sys
import tempfile

APPS = ["contenttypes", "auth", "django_drf_filepond", "roles", "projects", "examples", "label_types", "labels", "data_import"]


def set_up():
    import backend
    import django
    from django.conf import settings
    from django.core.management import call_command

    sys.path.insert(0, os.path.dirname(backend.__file__))
    settings.configure(
        BASE_DIR=tempfile.gettempdir(),
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DJANGO_DRF_FILEPOND_FILE_STORE_PATH=tempfile.gettempdir(),
        DJANGO_DRF_FILEPOND_UPLOAD_TMP=tempfile.gettempdir(),
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "polymorphic", *APPS[2:]],
        # Creates the tables from the current models.
        MIGRATION_MODULES=dict.fromkeys(APPS),
        ROLE_PROJECT_ADMIN="project_admin",
        ROLE_ANNOTATOR="annotator",
        ROLE_ANNOTATION_APPROVER="annotation_approver",
        SECRET_KEY="none",
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)


def import_lines(run):
    """Checks texts, metadata and spans in a project that allows overlapping spans, and in one that does not."""
    set_up()
    from data_import.datasets import SequenceLabelingDataset
    from data_import.pipeline.parsers import JSONLParser
    from data_import.pipeline.readers import FileName, Reader
    from django.contrib.auth.models import User
    from examples.models import Example
    from labels.models import Span
    from projects.models import SequenceLabelingProject

    user = User.objects.create_user("someone")
    imported = {}
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="") as file:
        file.write(run.write("doccano"))
        file.flush()
        name = FileName(file.name, file.name, file.name)
        for allow_overlapping in (True, False):
            project = SequenceLabelingProject.objects.create(
                name="a", created_by=user, allow_overlapping=allow_overlapping, project_type="SequenceLabeling"
            )
            dataset = SequenceLabelingDataset(Reader([name], JSONLParser(encoding="utf-8")), project)
            dataset.save(user)
            assert len(dataset.errors) == sum(not text for text in run.texts.values()), dataset.errors
            documents = []
            for example in Example.objects.filter(project=project).order_by("id"):
                spans = Span.objects.filter(example=example).order_by("start_offset", "-end_offset")
                documents.append((example.text, example.meta, [(s.start_offset, s.end_offset, s.label.text) for s in spans]))
            imported[allow_overlapping] = documents
    return imported
