"""What the workers of the web server share: it is loaded before they are, and stands in memory once."""

from portal import languages
from portal.domain.regimes import Regime
from portal.web import pages
from portal.web.forms import measures


def load() -> None:
    """Load what is the same for every worker and would be loaded at the first pages: 8 MB in each of them.

    The templates of other languages than the source, and in the words of another regime than that of the
    tegenprestatie, come when somebody reads them: all would take seconds.
    """
    templates = pages.environment(languages.SOURCE, Regime.TEGENPRESTATIE)
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
    for measure in measures.Measure:
        measures.words(measure.large)
        measures.words(measure.small)
