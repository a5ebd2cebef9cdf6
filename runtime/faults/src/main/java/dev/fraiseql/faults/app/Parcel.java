package dev.fraiseql.faults.app;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/**
 * What a method is to send.
 *
 * @param contents one of those of {@link ParcelSent}
 */
@Type(capture = Capture.TRIGGER)
public record Parcel(@Id long id, String contents) {}
