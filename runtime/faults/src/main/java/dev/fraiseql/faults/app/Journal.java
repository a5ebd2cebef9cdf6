package dev.fraiseql.faults.app;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** A list to which entries are appended: each state begins with the one before. */
@Type(capture = Capture.TRIGGER)
public record Journal(@Id long id, String entries, long version) {}
