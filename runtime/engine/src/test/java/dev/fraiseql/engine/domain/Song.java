package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Has a text key. */
@Type
public record Song(
    @Id String id,
    @Nullable String title,
    @Nullable Integer stars,
    @Column(precision = 10, scale = 3) @Nullable BigDecimal cost,
    @Nullable Duration length,
    @Relation @Nullable Film film)
    implements Work, Thing {}
