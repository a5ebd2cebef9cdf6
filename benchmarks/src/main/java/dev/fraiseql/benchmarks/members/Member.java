package dev.fraiseql.benchmarks.members;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user whose changes are captured. */
@Type(capture = Capture.OUTBOX)
public record Member(
    @Id long id,
    @Column(length = 40) String username,
    @Column(length = 80) String fullName,
    @Nullable @Column(length = 400) String bio,
    Instant createdAt) {}
