package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Every column of one row. */
@Operation(
    """
    query OneSpecimen($id: ID!) {
      specimen(id: $id) {
        id tiny small medium large single real money exact flag text code moment meeting local day time
        micros millis seconds uuid mood bytes json
      }
    }
    """)
public interface OneSpecimen {}
