package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Computed fields at every level. */
@Operation(
    """
    query Labels($brief: Boolean = false, $most: Int) {
      people(limit: $most) {
        label @skip(if: $brief)
        boss { who: label low }
        bookings { taxed weekday guest { label } }
      }
    }
    """)
public interface Labels {}
