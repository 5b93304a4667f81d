"""Pages that say what rules check: the provider's documentation and the code of its clients."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

TRACK: Final = "https://docs.customer.io/integrations/api/track/"
APP: Final = "https://docs.customer.io/integrations/api/app/"
PIPELINES: Final = "https://docs.customer.io/integrations/api/cdp/"
RUBY: Final = "https://github.com/customerio/customerio-ruby"
MERGING: Final = "https://docs.customer.io/journeys/merge-people/"
