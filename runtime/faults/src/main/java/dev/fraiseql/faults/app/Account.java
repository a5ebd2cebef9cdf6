package dev.fraiseql.faults.app;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** A bank account. The sum of all balances stays the same. */
@Type(capture = Capture.TRIGGER)
public record Account(@Id long id, long balance, long version) {}
