package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has a {@code long} key. */
@Type
public record Film(
    @Id long id,
    String title,
    @Nullable Byte stars,
    @Column(precision = 12, scale = 2) @Nullable BigDecimal cost,
    @Column(unit = ChronoUnit.SECONDS) @Nullable Duration length,
    @Relation List<Song> songs)
    implements Work, Thing {}
