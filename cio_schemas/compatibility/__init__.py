"""Compare two schemas: does every instance of one satisfy the other? The answer is a proof or a witness.

from cio_schemas.compatibility import compare

compare(old, new).backward  # does every instance of `old` satisfy `new`?
"""

from cio_schemas.compatibility.comparing import compare
from cio_schemas.compatibility.verdicts import Comparison, Proof, Unknown, Verdict, Witness
from cio_schemas.compatibility.whole_schemas import BUDGET, Comparer

__all__ = ["BUDGET", "Comparer", "Comparison", "Proof", "Unknown", "Verdict", "Witness", "compare"]
